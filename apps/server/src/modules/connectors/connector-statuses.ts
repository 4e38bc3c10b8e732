import { NOTICE_MS, NOTICE_SHARE } from '@patchbay/core/grant-end';
import type { Health } from '@patchbay/core/health';
import type { DataSource } from 'typeorm';

interface Row {
  connector_type: string;
  /** The column `attention`: 1 for `error`, 2 for `warning`, null for neither. */
  worst: 1 | 2 | null;
  /** One that works has a grant that ends soon, which depends on the time. */
  ending: boolean;
  working: boolean;
}

const STATUSES = `
SELECT connector_type, min(attention) AS worst,
       bool_or(attention IS NULL AND state = 'active'
         AND grant_expires_at - now() < least($2 * interval '1 ms',
           coalesce($3 * (grant_expires_at - grant_end_known_at), $2 * interval '1 ms')))
         IS TRUE AS ending,
       bool_or(state = 'active') AS working
  FROM connections WHERE site_id = $1
 GROUP BY connector_type`;

/** @returns by connector: the health of its worst connection; nothing for one without any */
export async function connectorStatuses(
  db: DataSource,
  siteId: number,
): Promise<Map<string, Health>> {
  const rows: Row[] = await db.query(STATUSES, [siteId, NOTICE_MS, NOTICE_SHARE]);
  return new Map(rows.map((row) => [row.connector_type, healthOfWorst(row)]));
}

function healthOfWorst({ worst, ending, working }: Row): Health {
  if (worst === 1) return 'error';
  if (worst === 2 || ending) return 'warning';
  return working ? 'connected' : 'not_connected';
}
