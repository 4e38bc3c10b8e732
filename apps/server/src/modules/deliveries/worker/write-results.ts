import { plainArray, textArray } from '../../../platform/database/array-literal.ts';
import type { HotDatabase } from '../../../platform/database/hot-database.ts';
import type { DeliveryResult } from './result.ts';

const command = (result: string, column: string, array: string) => `
WITH moved AS (
  UPDATE deliveries d SET status = m.status, attempts = m.attempts, schedule_base = m.base,
         next_attempt_at = m.next_at, lease_owner = NULL,${result}
         finished_at = CASE WHEN m.status IN ('delivered', 'failed') THEN now() END
    FROM unnest($2::bigint[], $3::bigint[], $4::text[], $5::int[], $6::int[], $7::timestamptz[]
      ${array}) AS m(site_id, id, status, attempts, base, next_at${column})
   WHERE d.site_id = m.site_id AND d.id = m.id AND d.lease_owner = $1
)
INSERT INTO delivery_log (site_id, delivery_id, connection_id, connection_name, connector_type,
  originating_module, event_identifier, outcome, vendor_response_code, error_code, latency_ms,
  attempt, attempted_at)
SELECT * FROM unnest($8::bigint[], $9::bigint[], $10::bigint[], $11::text[], $12::text[],
  $13::text[], $14::text[], $15::text[], $16::int[], $17::text[], $18::int[], $19::int[],
  $20::timestamptz[])`;

/** Most actions tell nothing, and a batch of them does not pay for those that do. */
const PLAIN = command('', '', '');
const TELLING = command(
  ` result_blob = coalesce(substring($21::bytea FROM m.start FOR m.length), d.result_blob),`,
  ', start, length',
  ', $22::int[], $23::int[]',
);

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
  const telling = results.some(({ resultBlob }) => resultBlob);
  await db.query(telling ? 'write-results-told' : 'write-results', telling ? TELLING : PLAIN, [
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
    ...(telling ? toldOf(results) : []),
  ]);
}

/** One run of bytes, and of each delivery where its part is; null where it has none. */
function toldOf(results: readonly DeliveryResult[]): unknown[] {
  const blobs = results.flatMap(({ resultBlob }) => resultBlob ?? []);
  let at = 1;
  const starts: (number | null)[] = [];
  for (const { resultBlob } of results) {
    starts.push(resultBlob ? at : null);
    at += resultBlob?.length ?? 0;
  }
  const lengths = results.map(({ resultBlob }) => resultBlob?.length ?? null);
  return [Buffer.concat(blobs), plainArray(starts), plainArray(lengths)];
}

function moment(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
