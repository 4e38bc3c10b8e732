import { NOTICE_MS, NOTICE_SHARE } from '@patchbay/core/grant-end';
import { type Health, type HealthFacts, healthOf } from '@patchbay/core/health';
import type { DataSource } from 'typeorm';

type Row = HealthFacts & { connector_type: string };

/** The facts of each connection, alike ones together: a handful of rows for any number of them. */
const FACTS = `
SELECT connector_type, state, last_test_outcome AS "lastTestOutcome",
       last_delivery_at IS NOT NULL AND last_delivery_at > coalesce(last_test_at, '-infinity')
         AS "deliveredSinceTest",
       least(consecutive_failures, 1) AS "consecutiveFailures",
       least(refresh_failures, 1) AS "refreshFailures",
       credential_unreadable AS "credentialUnreadable",
       secret_problem IS NOT NULL AS "secretUnavailable",
       NOT (scopes_granted @> coalesce(scopes_requested, '[]')) AS "scopesMissing",
       coalesce(grant_expires_at - now() < least($2 * interval '1 ms',
         coalesce($3 * (grant_expires_at - grant_end_known_at), $2 * interval '1 ms')), false)
         AS "endsSoon"
  FROM connections WHERE site_id = $1
 GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10`;

/** What counts when a connector's connections are not equally well: the worst. */
const WORST_FIRST: readonly Health[] = ['error', 'warning', 'connected', 'not_connected'];

/** @returns by connector: the health of its worst connection; nothing for one without any */
export async function connectorStatuses(
  db: DataSource,
  siteId: number,
): Promise<Map<string, Health>> {
  const rows: Row[] = await db.query(FACTS, [siteId, NOTICE_MS, NOTICE_SHARE]);
  const worst = new Map<string, Health>();
  for (const { connector_type: type, ...facts } of rows) {
    const { health } = healthOf(facts);
    const known = worst.get(type) ?? 'not_connected';
    if (WORST_FIRST.indexOf(health) <= WORST_FIRST.indexOf(known)) worst.set(type, health);
  }
  return worst;
}
