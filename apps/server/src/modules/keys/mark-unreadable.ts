import type { EntityManager } from 'typeorm';

/**
 * Notes at a connection that its present credential does not open, for its health to show. A test
 * that passes, or another credential, takes the note back.
 *
 * @param rows names of rows, as `nameOf` makes them
 */
export async function markUnreadable(
  manager: EntityManager,
  siteId: number,
  rows: readonly string[],
): Promise<void> {
  const ids = rows.flatMap((row) => /^connections (\d+)$/.exec(row)?.[1] ?? []).map(Number);
  if (ids.length === 0) return;
  await manager.query(
    `UPDATE connections SET credential_unreadable = true
      WHERE site_id = $1 AND id = ANY($2) AND NOT credential_unreadable`,
    [siteId, ids],
  );
}
