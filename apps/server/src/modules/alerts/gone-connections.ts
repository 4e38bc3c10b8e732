import type { EntityManager } from 'typeorm';
import type { AlertRow } from './alert.entity.ts';

/** Of the connections that these alerts are about, those that were disconnected since. */
export async function goneConnections(
  manager: EntityManager,
  siteId: number,
  alerts: readonly Pick<AlertRow, 'connection_id'>[],
): Promise<ReadonlySet<number>> {
  const ids = [...new Set(alerts.map(({ connection_id }) => connection_id))];
  const gone: { id: string }[] = await manager.query(
    `SELECT k.id::text FROM unnest($2::bigint[]) AS k(id)
     WHERE NOT EXISTS (SELECT 1 FROM connections c WHERE c.site_id = $1 AND c.id = k.id)`,
    [siteId, ids],
  );
  return new Set(gone.map(({ id }) => Number(id)));
}
