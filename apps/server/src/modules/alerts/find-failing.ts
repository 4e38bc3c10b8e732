import { FAILING_FROM } from '@patchbay/core/alert-kind';
import { alertText } from '@patchbay/core/alert-text';
import type { EntityManager } from 'typeorm';
import { CULPRIT, type Culprit, type Finding, aboutOf } from './finding.ts';

/** Nobody needs to know whether it were more. */
const COUNTED = 1000;

/** The predicate of the index `delivery_log_failures`, which must stand here word for word. */
const FAILED = `l.site_id = c.site_id AND l.connection_id = c.id
  AND l.outcome = 'failed' AND l.error_code IS DISTINCT FROM 'cancelled'
  AND (l.originating_module <> 'proxy' OR coalesce(l.vendor_response_code, 500) >= 500)
  AND l.attempted_at > now() - interval '1 hour'`;

/**
 * Connections with ten final failures within an hour. Asked is only whether there is a tenth: at most
 * ten index entries for each connection that was busy lately, however much it delivers.
 */
export async function findFailing(manager: EntityManager): Promise<Finding[]> {
  const rows: (Culprit & { failures: number })[] = await manager.query(
    `WITH failing AS MATERIALIZED (
       SELECT ${CULPRIT} FROM connections c
        WHERE c.last_delivery_at > now() - interval '2 hours'
          AND EXISTS (SELECT 1 FROM delivery_log l WHERE ${FAILED}
                       ORDER BY l.attempted_at DESC OFFSET $1 LIMIT 1))
     SELECT ${CULPRIT}, f.failures FROM failing c
      CROSS JOIN LATERAL (
        SELECT count(*)::int AS failures FROM (SELECT FROM delivery_log l WHERE ${FAILED} LIMIT $2) n
      ) f`,
    [FAILING_FROM - 1, COUNTED],
  );
  return rows.map((row) => {
    const facts = { failures: row.failures, atLeast: row.failures >= COUNTED };
    const text = alertText({ kind: 'connection_failing', ...facts });
    return { ...aboutOf(row), kind: 'connection_failing', ...text, count: row.failures };
  });
}
