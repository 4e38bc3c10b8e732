import type { HotDatabase } from '../../../platform/database/hot-database.ts';
import type { LaneKey } from './due-lanes.ts';

/** A delivery this worker has claimed, payload still sealed. */
export interface Claimed {
  site_id: number;
  id: number;
  connection_id: number;
  action: string;
  payload_blob: Buffer;
  /** What of its steps is done, still sealed. */
  progress_blob: Buffer | null;
  originating_module: string;
  event_identifier: string;
  attempts: number;
  schedule_base: number;
  message_id: string;
  /** As `storedTrace` reads it. */
  trace_context: string | null;
  /** Epoch milliseconds. */
  accepted_at: number;
}

/** How many deliveries to claim of a connection. */
export interface Quota extends LaneKey {
  quota: number;
}

/** `due` names the rows by their place: they are locked, hence still there. */
export const MARK_RUNNING = `
UPDATE deliveries d SET status = 'running', lease_owner = $1
  FROM due WHERE d.ctid = due.tid
RETURNING d.site_id, d.id, d.connection_id, d.action, d.payload_blob, d.progress_blob,
  d.originating_module, d.event_identifier, d.attempts, d.schedule_base, d.message_id, d.trace_context,
  (extract(epoch FROM d.created_at) * 1000)::bigint AS accepted_at`;

const CLAIM = `
WITH due AS (
  SELECT row.tid FROM unnest($2::bigint[], $3::bigint[], $4::int[]) AS lane(site, connection, quota)
  CROSS JOIN LATERAL (
    SELECT d.ctid AS tid FROM deliveries d
     WHERE d.site_id = lane.site AND d.connection_id = lane.connection
       AND d.status = 'pending' AND d.next_attempt_at IS NULL
     ORDER BY d.id LIMIT lane.quota FOR UPDATE SKIP LOCKED) row)
${MARK_RUNNING}`;

/** Claims of each lane at most its quota, the oldest first; concurrent claims never meet. */
export function claimDue(
  db: HotDatabase,
  owner: string,
  quotas: readonly Quota[],
): Promise<Claimed[]> {
  return db.query('claim', CLAIM, [
    owner,
    quotas.map((lane) => lane.site_id),
    quotas.map((lane) => lane.connection_id),
    quotas.map((lane) => lane.quota),
  ]);
}

/** Gives back everything this worker has claimed, except what it is at. */
export async function releaseClaims(
  db: HotDatabase,
  owner: string,
  except: readonly number[],
): Promise<void> {
  await db.query(
    'release-claims',
    `UPDATE deliveries SET status = 'pending', lease_owner = NULL, next_attempt_at = NULL
      WHERE status = 'running' AND lease_owner = $1 AND NOT (id = ANY($2::bigint[]))`,
    [owner, except],
  );
}
