import type { DataSource } from 'typeorm';

/**
 * Repeats an `UPDATE` or `DELETE` until it finds fewer rows than it may take, so that a million rows
 * lock nothing for long.
 *
 * @param sql takes the size of a bite as its last parameter
 * @returns rows moved in all
 */
export async function inBites(
  db: Pick<DataSource, 'query'>,
  sql: string,
  parameters: readonly unknown[],
  bite: number,
): Promise<number> {
  for (let total = 0; ;) {
    const [, moved]: [unknown, number] = await db.query(sql, [...parameters, bite]);
    total += moved;
    if (moved < bite) return total;
  }
}
