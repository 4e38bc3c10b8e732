import type { HotDatabase } from '../../../platform/database/hot-database.ts';

/** A delivery this worker has claimed, payload still sealed. */
export interface Claimed {
  site_id: number;
  id: number;
  connection_id: number;
  action: string;
  payload_blob: Buffer;
  originating_module: string;
  event_identifier: string;
  attempts: number;
  schedule_base: number;
  message_id: string;
  /** As `storedTrace` reads it. */
  trace_context: string | null;
  created_at: Date;
}

const CLAIM = `
WITH due AS (
  SELECT site_id, id FROM deliveries
   WHERE status = 'pending' AND next_attempt_at <= now()
   ORDER BY next_attempt_at, id LIMIT $2 FOR UPDATE SKIP LOCKED)
UPDATE deliveries d SET status = 'running', lease_owner = $1
  FROM due WHERE d.site_id = due.site_id AND d.id = due.id
RETURNING d.site_id, d.id, d.connection_id, d.action, d.payload_blob, d.originating_module,
  d.event_identifier, d.attempts, d.schedule_base, d.message_id, d.trace_context, d.created_at`;

/** Claims up to `limit` due deliveries, the longest due first; concurrent claims never meet. */
export function claimDue(db: HotDatabase, owner: string, limit: number): Promise<Claimed[]> {
  return db.query('claim', CLAIM, [owner, limit]);
}

/** Gives back everything this worker has claimed, except what it is at. */
export async function releaseClaims(
  db: HotDatabase,
  owner: string,
  except: readonly number[],
): Promise<void> {
  await db.query(
    'release-claims',
    `UPDATE deliveries SET status = 'pending', lease_owner = NULL, next_attempt_at = now()
      WHERE status = 'running' AND lease_owner = $1 AND NOT (id = ANY($2::bigint[]))`,
    [owner, except],
  );
}
