/** Words shorter than a trigram are unknown to the index. */
export const SHORTEST_INDEXED = 3;

/**
 * The part of a search that the index is asked for; the rest is compared with what that finds. Of
 * `order-54321` it is `-54321`: every entry has `order`, and looking up where they all are takes longer
 * than comparing the few that have the number.
 */
export function searchKey(q: string): string {
  const numbered = q.match(/[^\p{L}\p{N}]?[\p{L}\p{N}]*\p{N}[\p{L}\p{N}]*/gu) ?? [];
  const longest = numbered.sort((a, b) => b.length - a.length)[0] ?? '';
  return longest.length > SHORTEST_INDEXED ? longest : q;
}
