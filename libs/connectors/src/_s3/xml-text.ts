const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/**
 * What stands in the first element of that name, where it holds text alone; `undefined` otherwise.
 * Enough for S3's small answers, whose elements bear no attributes.
 */
export function xmlText(xml: string, element: string): string | undefined {
  const text = new RegExp(`<${element}>([^<]{0,2000})</${element}>`).exec(xml)?.[1];
  return text?.replaceAll(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? '');
}
