/**
 * Reads a vendor's status word as one of ours. What the vendor adds later, or never told of, is
 * `unknown` and no failure.
 *
 * @param words the vendor's words, in lower case, by ours
 */
export function statusMap<const S extends string>(
  words: Readonly<Record<string, S>>,
): (word: unknown) => S | 'unknown' {
  const known = new Map(Object.entries(words));
  return (word) => (typeof word === 'string' && known.get(word.trim().toLowerCase())) || 'unknown';
}
