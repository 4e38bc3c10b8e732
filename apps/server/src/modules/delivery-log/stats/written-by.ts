/**
 * Ids given out before a transaction has a number, at most one by each connection to the database;
 * `low_id` is taken for that much lower than it is.
 */
export const UNNUMBERED = 10_000;

/**
 * The number of the transaction that wrote an entry, with its epoch, as SQL. A row holds the lower
 * half; the upper one is that of `next`, a number no visible transaction has reached, or one less.
 */
export function writtenBy(next: string): string {
  return `((${next} / 4294967296 - CASE WHEN l.xmin::text::bigint > ${next} % 4294967296 THEN 1 ELSE 0 END)
    * 4294967296 + l.xmin::text::bigint)`;
}
