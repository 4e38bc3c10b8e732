type Settings = Readonly<Record<string, unknown>>;

export const REGIONS = ['nl', 'be', 'de', 'uk', 'us', 'fr', 'es'] as const;
export type Region = (typeof REGIONS)[number];

/** Each country has a site of its own; an account exists in one of them only. */
const DOMAINS: Readonly<Record<Region, string>> = {
  nl: 'nl', be: 'be', de: 'de', uk: 'co.uk', us: 'com', fr: 'fr', es: 'es',
}; // prettier-ignore

export const HOSTS = REGIONS.map((region) => `start.exactonline.${DOMAINS[region]}`);

export function siteOf(settings: Settings): string {
  const region = REGIONS.find((each) => each === settings['region']) ?? 'nl';
  return `https://start.exactonline.${DOMAINS[region]}`;
}
