import { foreignText } from '../../platform/database/storable.ts';

export type Facts = Readonly<Record<string, string | number | boolean>>;

const LONGEST = 2000;

/**
 * What a vendor told on the way, fit for settings, which everybody may read: plain values of bounded
 * length, and none that holds one of the `secrets` told along with it.
 */
export function factsToStore(
  told: Readonly<Record<string, unknown>> | undefined,
  secrets: readonly string[],
): Facts {
  const kept = Object.entries(told ?? {}).flatMap(([name, value]) => {
    if (typeof value === 'boolean' || Number.isFinite(value)) return [[name, value] as const];
    if (typeof value !== 'string' || value.length > LONGEST) return [];
    if (secrets.some((secret) => secret !== '' && value.includes(secret))) return [];
    return [[name, foreignText(value, LONGEST)] as const];
  });
  return Object.fromEntries(kept) as Facts;
}

/** Whether `facts` say anything that `settings` do not. */
export function areNews(facts: Facts, settings: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(facts).some(([name, value]) => settings[name] !== value);
}
