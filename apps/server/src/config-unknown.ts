/** Families of names that belong to Patchbay alone, so a stranger among them is a mistake. */
const OWN_PREFIXES = [
  'PATCHBAY_',
  'OUTBOUND_',
  'BREAKER_',
  'RETRY_',
  'REFRESH_',
  'CONNECTOR_',
  'MASTER_KEY',
];

/**
 * Variables that are surely meant for Patchbay and that it does not know: those with one of its
 * prefixes, and near misses of a known name. A process sees plenty of others; they are left alone.
 *
 * @param isReferable whether operators may refer to a variable by its name (`SECRET_REFERENCES`)
 */
export function unknownVariables(
  names: string[],
  known: readonly string[],
  isReferable: (name: string) => boolean,
): string[] {
  return names
    .filter((name) => !known.includes(name) && !isReferable(name))
    .flatMap((name) => {
      const meant = known.find((other) => other.length >= 8 && distance(name, other) <= 2);
      if (meant) return [`${name}: is not a known variable; did you mean ${meant}?`];
      if (OWN_PREFIXES.some((prefix) => name.startsWith(prefix))) {
        return [`${name}: is not a known variable`];
      }
      return [];
    });
}

/** Levenshtein distance, cut off early for names of clearly different length. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + cost);
    }
    row = next;
  }
  return row[b.length]!;
}
