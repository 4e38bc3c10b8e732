import type { DataSource } from 'typeorm';

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
  created_at: Date;
}

/** Claims up to `limit` due deliveries, the longest due first; concurrent claims never meet. */
export async function claimDue(db: DataSource, owner: string, limit: number): Promise<Claimed[]> {
  const [rows]: [Claimed[], number] = await db.query(
    `WITH due AS (
       SELECT site_id, id FROM deliveries
        WHERE status = 'pending' AND next_attempt_at <= now()
        ORDER BY next_attempt_at, id LIMIT $2 FOR UPDATE SKIP LOCKED)
     UPDATE deliveries d SET status = 'running', lease_owner = $1
       FROM due WHERE d.site_id = due.site_id AND d.id = due.id
     RETURNING d.site_id, d.id, d.connection_id, d.action, d.payload_blob, d.originating_module,
       d.event_identifier, d.attempts, d.schedule_base, d.message_id, d.created_at`,
    [owner, limit],
  );
  return rows;
}

/** Gives back what this worker will not finish. */
export async function releaseClaims(db: DataSource, owner: string): Promise<void> {
  await db.query(
    `UPDATE deliveries SET status = 'pending', lease_owner = NULL, next_attempt_at = now()
      WHERE status = 'running' AND lease_owner = $1`,
    [owner],
  );
}
