import { ROW_VERSION } from '../../connections/live-connection.service.ts';
import type { HotDatabase } from '../../../platform/database/hot-database.ts';

/** A connection with deliveries that are due now. */
export interface DueLane {
  site_id: number;
  connection_id: number;
  /** Null once the connection was disconnected. */
  state: string | null;
  strict_order: boolean | null;
  /** Which version of its row, and of its site's, this was read from. */
  version: string | null;
}

export type LaneKey = Pick<DueLane, 'site_id' | 'connection_id'>;

/**
 * A skip scan: one index probe for each connection, however much waits there. No connection with a
 * million deliveries hides those that come after it.
 */
const LANES = `
WITH RECURSIVE lanes AS (
  (SELECT d.site_id, d.connection_id, 1 AS n FROM deliveries d
    WHERE d.status = 'pending' AND d.next_attempt_at IS NULL
      AND (d.site_id, d.connection_id) > ($1, $2)
    ORDER BY d.site_id, d.connection_id LIMIT 1)
  UNION ALL
  SELECT next.site_id, next.connection_id, lanes.n + 1 FROM lanes CROSS JOIN LATERAL (
    SELECT d.site_id, d.connection_id FROM deliveries d
     WHERE d.status = 'pending' AND d.next_attempt_at IS NULL
       AND (d.site_id, d.connection_id) > (lanes.site_id, lanes.connection_id)
     ORDER BY d.site_id, d.connection_id LIMIT 1) next
   WHERE lanes.n < $3)
SELECT l.site_id, l.connection_id, c.state, c.strict_order, ${ROW_VERSION} AS version
  FROM lanes l
  LEFT JOIN connections c ON c.site_id = l.site_id AND c.id = l.connection_id
  LEFT JOIN sites s ON s.id = c.site_id`;

/** @returns at most `most` lanes after the given one, in the order of their keys */
export function dueLanes(db: HotDatabase, after: LaneKey, most: number): Promise<DueLane[]> {
  return db.query('due-lanes', LANES, [after.site_id, after.connection_id, most]);
}
