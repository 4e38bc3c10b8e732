import type { DataSource } from 'typeorm';
import { inBites } from '../../../platform/database/in-bites.ts';
import { INDEXED_STATUSES } from '../delivery.entity.ts';

/** Bounded bites, so that a million waiting deliveries lock nothing for long. */
const BITE = 1000;

/**
 * Holds what waits for a connection that is not active any more. What is due and what waits for a time
 * stand in an index each; asked for together, they would be looked for in everything ever accepted.
 */
export async function holdWaiting(db: DataSource, siteId: number, id: number): Promise<void> {
  for (const waits of INDEXED_STATUSES.pending) {
    await inBites(
      db,
      `WITH bite AS (
         SELECT d.site_id, d.id FROM deliveries d
           JOIN connections c ON c.site_id = d.site_id AND c.id = d.connection_id
          WHERE d.site_id = $1 AND d.connection_id = $2 AND ${waits} AND c.state <> 'active'
          ORDER BY d.id LIMIT $3 FOR UPDATE OF d SKIP LOCKED)
       UPDATE deliveries d SET status = 'held' FROM bite
        WHERE d.site_id = bite.site_id AND d.id = bite.id`,
      [siteId, id],
      BITE,
    );
  }
}

/** Releases what was held, the oldest first, now that the connection is active again or gone. */
export async function releaseHeld(db: DataSource, siteId: number, id: number): Promise<void> {
  await inBites(
    db,
    `WITH bite AS (
       SELECT d.site_id, d.id FROM deliveries d
         LEFT JOIN connections c ON c.site_id = d.site_id AND c.id = d.connection_id
        WHERE d.site_id = $1 AND d.connection_id = $2 AND d.status = 'held'
          AND (c.id IS NULL OR c.state = 'active')
        ORDER BY d.id LIMIT $3 FOR UPDATE OF d SKIP LOCKED)
     UPDATE deliveries d SET status = 'pending', next_attempt_at = NULL FROM bite
      WHERE d.site_id = bite.site_id AND d.id = bite.id`,
    [siteId, id],
    BITE,
  );
}

/**
 * Connections with held work although they are active or gone: a state change and an acceptance
 * crossed, or nobody was there to hear the notification. A skip scan: one index probe each.
 */
export async function strandedConnections(
  db: DataSource,
): Promise<{ site_id: number; id: number }[]> {
  return db.query(
    `WITH RECURSIVE holding AS (
       (SELECT site_id, connection_id FROM deliveries WHERE status = 'held'
         ORDER BY site_id, connection_id LIMIT 1)
       UNION ALL
       SELECT next.site_id, next.connection_id FROM holding h CROSS JOIN LATERAL (
         SELECT d.site_id, d.connection_id FROM deliveries d
          WHERE d.status = 'held' AND (d.site_id, d.connection_id) > (h.site_id, h.connection_id)
          ORDER BY d.site_id, d.connection_id LIMIT 1) next)
     SELECT h.site_id, h.connection_id AS id FROM holding h
       LEFT JOIN connections c ON c.site_id = h.site_id AND c.id = h.connection_id
      WHERE c.id IS NULL OR c.state = 'active'`,
  );
}
