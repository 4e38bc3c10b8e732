import { plainArray, slicesOf, textArray } from '../../../platform/database/array-literal.ts';
import type { HotDatabase } from '../../../platform/database/hot-database.ts';
import type { DeliveryResult } from './result.ts';

const command = (result: string, column: string, array: string, also = '') => `
WITH moved AS (
  UPDATE deliveries d SET status = m.status, attempts = m.attempts, schedule_base = m.base,
         next_attempt_at = m.next_at, lease_owner = NULL,${result}
         finished_at = CASE WHEN m.status IN ('delivered', 'failed') THEN now() END
    FROM unnest($2::bigint[], $3::bigint[], $4::text[], $5::int[], $6::int[], $7::timestamptz[]
      ${array}) AS m(site_id, id, status, attempts, base, next_at${column})
   WHERE d.site_id = m.site_id AND d.id = m.id AND d.lease_owner = $1${also}
)
INSERT INTO delivery_log (site_id, delivery_id, connection_id, connection_name, connector_type,
  originating_module, event_identifier, outcome, vendor_response_code, error_code, latency_ms,
  attempt, attempted_at)
SELECT * FROM unnest($8::bigint[], $9::bigint[], $10::bigint[], $11::text[], $12::text[],
  $13::text[], $14::text[], $15::text[], $16::int[], $17::text[], $18::int[], $19::int[],
  $20::timestamptz[])`;

/** Most actions tell nothing, and a batch of them does not pay for those that do. */
const PLAIN = command('', '', '');
const TOLD = [
  ` result_blob = coalesce(substring($21::bytea FROM m.start FOR m.length), d.result_blob),`,
  ', start, length',
  ', $22::int[], $23::int[]',
] as const;
const TELLING = command(...TOLD);
/** A file is there when its delivery is said to be delivered, and only if this worker said so. */
const FILING = command(
  ...TOLD,
  `
  RETURNING d.site_id, d.id
), filed AS (
  INSERT INTO delivery_files (site_id, delivery_id, name, media_type, content_blob)
  SELECT moved.site_id, moved.id, f.name, f.media_type, substring($24::bytea FROM f.start FOR f.length)
    FROM unnest($25::bigint[], $26::bigint[], $27::text[], $28::text[], $29::int[], $30::int[])
      AS f(site_id, delivery_id, name, media_type, start, length)
    JOIN moved ON moved.site_id = f.site_id AND moved.id = f.delivery_id
  ON CONFLICT (site_id, delivery_id, name)
    DO UPDATE SET media_type = excluded.media_type, content_blob = excluded.content_blob`,
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
  const { name, text, told } = kindOf(results);
  await db.query(name, text, [
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
    ...told,
  ]);
}

function kindOf(results: readonly DeliveryResult[]): {
  name: string;
  text: string;
  told: unknown[];
} {
  if (!results.some(({ resultBlob }) => resultBlob)) {
    return { name: 'write-results', text: PLAIN, told: [] };
  }
  const told = toldOf(results);
  const filed = results.flatMap(({ delivery, file }) => (file ? [{ delivery, file }] : []));
  if (filed.length === 0) return { name: 'write-results-told', text: TELLING, told };
  const { bytes, starts, lengths } = slicesOf(filed.map(({ file }) => file.blob));
  const files = [
    bytes,
    plainArray(filed.map(({ delivery }) => delivery.site_id)),
    plainArray(filed.map(({ delivery }) => delivery.id)),
    textArray(filed.map(({ file }) => file.name)),
    textArray(filed.map(({ file }) => file.mediaType)),
    starts,
    lengths,
  ];
  return { name: 'write-results-filed', text: FILING, told: [...told, ...files] };
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
