/** Groups told by name; what is in others is told together. */
export const MOST_GROUPS = 50;

/**
 * The groups with most entries in all the time asked for, as a table expression `largest (key)`.
 *
 * @param counted a query of `key` and `n`
 * @param most all that were asked for by name
 */
export function largestGroups(counted: string, most = MOST_GROUPS): string {
  return `largest AS MATERIALIZED (
    SELECT key FROM (${counted}) AS counted GROUP BY key ORDER BY sum(n) DESC, key LIMIT ${most})`;
}
