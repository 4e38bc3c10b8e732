import type { ConnectionState } from '@patchbay/core/connection-state';
import type { DataSource } from 'typeorm';
import { type LeaseView, ON_SAME_GRANT } from './refresh-lease.ts';

/** What whoever wants a new token must know of the row, at the moment of looking. */
export interface RefreshView extends LeaseView {
  state: ConnectionState;
  credential_version: number;
  has_refresh_token: boolean;
  /** Whether the last refresh failed so recently that the token address is left alone. */
  backing_off: boolean;
}

/** @returns null when the connection is gone */
export async function viewForRefresh(
  db: DataSource,
  siteId: number,
  id: number,
): Promise<RefreshView | null> {
  const rows: RefreshView[] = await db.query(
    `SELECT state, credential_version, has_refresh_token, lease.until AS refresh_lease_until,
            lease.until < clock_timestamp() AS lapsed,
            refresh_failures > 0 AND coalesce(refresh_due_at > clock_timestamp(), false) AS backing_off
       FROM connections, (SELECT max(refresh_lease_until) AS until FROM connections
                           WHERE ${ON_SAME_GRANT}) AS lease
      WHERE site_id = $1 AND id = $2`,
    [siteId, id],
  );
  return rows[0] ?? null;
}
