import type { DataSource } from 'typeorm';
import { LEASE_MS } from './refresh-lease.ts';

/** A connection whose lease this process was given, in the name of `refresh_owner`. */
export interface ClaimedRefresh {
  site_id: number;
  id: number;
  connector_type: string;
  refresh_owner: string;
}

/** A connection that is due, and that is not claimed at sight. */
export interface WaitingRefresh {
  site_id: number;
  id: number;
  connector_type: string;
  credential_version: number;
}

const DUE = `refresh_due_at IS NOT NULL AND refresh_due_at <= now()
  AND state IN ('active', 'paused', 'error') AND has_refresh_token
  AND connector_type <> ALL($1::text[])`;

/** Whether connection `d` has its refresh token together with another. */
const SHARED = `EXISTS (SELECT 1 FROM connections other
  WHERE other.site_id = d.site_id AND other.grant_id = d.grant_id AND other.id <> d.id)`;

/** Takes the leases of up to `limit` due connections, the longest due first, over any number of processes. */
export async function claimDueRefreshes(
  db: DataSource,
  limit: number,
  without: readonly string[],
): Promise<ClaimedRefresh[]> {
  const [claimed]: [ClaimedRefresh[], number] = await db.query(
    `UPDATE connections c
        SET refresh_owner = gen_random_uuid(),
            refresh_lease_until = clock_timestamp() + $3 * interval '1 ms'
       FROM (SELECT site_id, id FROM connections d
              WHERE ${DUE} AND refresh_lease_until IS NULL AND NOT ${SHARED}
              ORDER BY refresh_due_at LIMIT $2 FOR UPDATE SKIP LOCKED) due
      WHERE c.site_id = due.site_id AND c.id = due.id
      RETURNING c.site_id, c.id, c.connector_type, c.refresh_owner`,
    [without, limit, LEASE_MS],
  );
  return claimed;
}

/**
 * Leases that lapsed are not claimed at sight: whoever takes one watches it first. Nor are those of a
 * grant that several connections stand on, which is renewed once for all of them.
 */
export function waitingRefreshes(
  db: DataSource,
  limit: number,
  without: readonly string[],
): Promise<WaitingRefresh[]> {
  return db.query(
    `SELECT site_id, id, connector_type, credential_version FROM connections d
      WHERE ${DUE} AND (refresh_lease_until < now() OR (refresh_lease_until IS NULL AND ${SHARED}))
      ORDER BY refresh_due_at LIMIT $2`,
    [without, limit],
  );
}
