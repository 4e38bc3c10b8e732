const LONE_SURROGATE = /\p{Surrogate}/gu;
const REPLACEMENT = '\u{FFFD}';

/**
 * `value` as plain data that PostgreSQL gives back unchanged: dates as text, `undefined` left out,
 * and the two things its JSON cannot hold, NUL and half a surrogate pair, replaced. Without this an
 * entry's hash would not match the row read back.
 */
export function storable(value: unknown): unknown {
  if (value === undefined) return null;
  return JSON.parse(JSON.stringify(value), (_, item: unknown) => clean(item)) as unknown;
}

/** What somebody else's system said, of bounded length. */
export function foreignText(text: string, max = 500): string {
  return storableText(text.slice(0, max));
}

export function storableText(text: string): string {
  return text.replaceAll('\0', REPLACEMENT).replace(LONE_SURROGATE, REPLACEMENT);
}

function clean(item: unknown): unknown {
  if (typeof item === 'string') return storableText(item);
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return item;
  return Object.fromEntries(Object.entries(item).map(([key, v]) => [storableText(key), v]));
}
