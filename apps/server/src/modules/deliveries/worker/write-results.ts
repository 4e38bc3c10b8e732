import { plainArray, textArray } from '../../../platform/database/array-literal.ts';
import type { HotDatabase } from '../../../platform/database/hot-database.ts';
import type { DeliveryResult } from './result.ts';

const COMMAND = `
WITH moved AS (
  UPDATE deliveries d SET status = m.status, attempts = m.attempts, schedule_base = m.base,
         next_attempt_at = m.next_at, lease_owner = NULL,
         finished_at = CASE WHEN m.status IN ('delivered', 'failed') THEN now() END
    FROM unnest($2::bigint[], $3::bigint[], $4::text[], $5::int[], $6::int[], $7::timestamptz[])
      AS m(site_id, id, status, attempts, base, next_at)
   WHERE d.site_id = m.site_id AND d.id = m.id AND d.lease_owner = $1
)
INSERT INTO delivery_log (site_id, delivery_id, connection_id, connection_name, connector_type,
  originating_module, event_identifier, outcome, vendor_response_code, error_code, latency_ms,
  attempt, attempted_at)
SELECT * FROM unnest($8::bigint[], $9::bigint[], $10::bigint[], $11::text[], $12::text[],
  $13::text[], $14::text[], $15::text[], $16::int[], $17::text[], $18::int[], $19::int[],
  $20::timestamptz[])`;

/**
 * Writes deliveries' new states and their log entries with one statement, hence together. A
 * delivery whose lease is no longer this worker's keeps the state its new owner gives it; the
 * attempt is logged all the same, because it happened.
 */
export async function writeResults(
  db: HotDatabase,
  owner: string,
  results: readonly DeliveryResult[],
): Promise<void> {
  const log = results.flatMap(({ delivery, connection, log: entries }) =>
    entries.map((entry) => ({ delivery, connection, entry })),
  );
  await db.query('write-results', COMMAND, [
    owner,
    plainArray(results.map((r) => r.delivery.site_id)),
    plainArray(results.map((r) => r.delivery.id)),
    plainArray(results.map((r) => r.status)),
    plainArray(results.map((r) => r.attempts)),
    plainArray(results.map((r) => r.scheduleBase)),
    plainArray(results.map((r) => moment(r.nextAttemptAt))),
    plainArray(log.map((l) => l.delivery.site_id)),
    plainArray(log.map((l) => l.delivery.id)),
    plainArray(log.map((l) => l.delivery.connection_id)),
    textArray(log.map((l) => l.connection.name)),
    textArray(log.map((l) => l.connection.connectorType)),
    textArray(log.map((l) => l.delivery.originating_module)),
    textArray(log.map((l) => l.delivery.event_identifier)),
    plainArray(log.map((l) => l.entry.outcome)),
    plainArray(log.map((l) => l.entry.vendorResponseCode)),
    textArray(log.map((l) => l.entry.errorCode)),
    plainArray(log.map((l) => l.entry.latencyMs)),
    plainArray(log.map((l) => l.entry.attempt)),
    plainArray(log.map((l) => moment(l.entry.attemptedAt.getTime()))),
  ]);
}

function moment(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
