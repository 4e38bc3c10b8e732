import type { HotDatabase } from '../../../platform/database/hot-database.ts';
import { type Claimed, MARK_RUNNING, type Quota } from './claim.ts';
import type { LaneKey } from './due-lanes.ts';
import { SILENCE } from './liveness.ts';

const TAKE = `
INSERT INTO delivery_orders AS held (site_id, connection_id, lease_owner)
SELECT site, connection, $1 FROM unnest($2::bigint[], $3::bigint[]) AS lane(site, connection)
ON CONFLICT (site_id, connection_id) DO UPDATE SET lease_owner = excluded.lease_owner
 WHERE held.lease_owner = excluded.lease_owner OR NOT EXISTS (
   SELECT 1 FROM delivery_workers w
    WHERE w.id = held.lease_owner AND w.seen_at > now() - ${SILENCE})
RETURNING held.site_id, held.connection_id`;

/**
 * The head of each lane, and what follows it: nothing while one of it is under way, and nothing
 * behind one that waits for its time or is held. A row another transaction is at is waited for, not
 * passed by.
 */
const CLAIM = `
WITH due AS (
  SELECT row.tid FROM unnest($2::bigint[], $3::bigint[], $4::int[]) AS lane(site, connection, quota)
  CROSS JOIN LATERAL (
    SELECT d.ctid AS tid FROM deliveries d
     WHERE d.site_id = lane.site AND d.connection_id = lane.connection
       AND d.status = 'pending' AND d.next_attempt_at IS NULL
       AND NOT EXISTS (
         SELECT 1 FROM deliveries r WHERE r.site_id = lane.site
            AND r.connection_id = lane.connection AND r.status = 'running')
       AND d.id < coalesce(least(
         (SELECT min(t.id) FROM deliveries t WHERE t.site_id = lane.site
             AND t.connection_id = lane.connection AND t.status = 'pending'
             AND t.next_attempt_at IS NOT NULL),
         (SELECT min(h.id) FROM deliveries h WHERE h.site_id = lane.site
             AND h.connection_id = lane.connection AND h.status = 'held')), 9223372036854775807)
     ORDER BY d.id LIMIT lane.quota FOR UPDATE) row)
${MARK_RUNNING}`;

/**
 * Claims for connections in strict order. One worker at a time sends for such a connection, and goes
 * on until it dies: the lease is taken first, so that what the claim sees is the newest there is.
 *
 * @returns in the order of acceptance
 */
export async function claimInOrder(
  db: HotDatabase,
  owner: string,
  quotas: readonly Quota[],
): Promise<Claimed[]> {
  if (quotas.length === 0) return [];
  const keys = [quotas.map((lane) => lane.site_id), quotas.map((lane) => lane.connection_id)];
  const mine = await db.query<LaneKey>('take-orders', TAKE, [owner, ...keys]);
  if (mine.length === 0) return [];
  const held = quotas.filter((lane) =>
    mine.some((m) => m.site_id === lane.site_id && m.connection_id === lane.connection_id),
  );
  const claimed = await db.query<Claimed>('claim-in-order', CLAIM, [
    owner,
    held.map((lane) => lane.site_id),
    held.map((lane) => lane.connection_id),
    held.map((lane) => lane.quota),
  ]);
  return claimed.sort((a, b) => a.id - b.id);
}

/** Leaves its connections in strict order to others; once nothing of them is under way. */
export async function leaveOrders(db: HotDatabase, owner: string): Promise<void> {
  await db.query('leave-orders', 'DELETE FROM delivery_orders WHERE lease_owner = $1', [owner]);
}
