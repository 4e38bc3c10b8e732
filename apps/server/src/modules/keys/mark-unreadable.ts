import type { EntityManager } from 'typeorm';

/**
 * Notes at a connection that its present credential does not open. Names its version, so that
 * storing another credential takes the note back by itself.
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
    `UPDATE connections SET unreadable_version = credential_version
      WHERE site_id = $1 AND id = ANY($2)`,
    [siteId, ids],
  );
}
