import { randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { payloadContext } from '../../modules/deliveries/payload-context.ts';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { SiteKeys } from '../../platform/crypto/site-keys.ts';
import type { PastDelivery } from './past-delivery.ts';

/** The connection a past delivery went through, as it is called now. */
export interface Place {
  siteId: number;
  id: number;
  name: string;
  connectorType: string;
}

const BITE = 1000;

const INSERT_DELIVERIES = `
  INSERT INTO deliveries (site_id, connection_id, action, payload_blob, originating_module,
    event_identifier, status, attempts, next_attempt_at, message_id, created_at, finished_at)
  SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::bytea[], $5::text[], $6::text[],
    $7::text[], $8::int[], $9::timestamptz[], $10::uuid[], $11::timestamptz[], $12::timestamptz[])
  RETURNING id, message_id`;

const INSERT_LOG = `
  INSERT INTO delivery_log (site_id, delivery_id, connection_id, connection_name, connector_type,
    originating_module, event_identifier, outcome, vendor_response_code, error_code, latency_ms,
    attempt, attempted_at)
  SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::text[], $5::text[],
    $6::text[], $7::text[], $8::text[], $9::int[], $10::text[], $11::int[], $12::int[],
    $13::timestamptz[]) AS t(a, b, c, d, e, f, g, h, i, j, k, l, attempted_at)
  ORDER BY attempted_at`;

const LAST_DELIVERY = `
  UPDATE connections c SET last_delivery_at = greatest(c.last_delivery_at, l.at)
    FROM (SELECT connection_id, max(attempted_at) AS at FROM delivery_log
           WHERE connection_id = ANY($1) GROUP BY 1) l
   WHERE c.id = l.connection_id`;

/**
 * Writes what is said to have happened, all of it or nothing: deliveries with payloads sealed as
 * acceptance seals them, so that each can be sent again, and their log.
 *
 * @param past in order of acceptance
 */
export async function storeHistory(
  db: DataSource,
  keyring: Keyring,
  past: readonly PastDelivery[],
  placeOf: (connection: string) => Place,
): Promise<void> {
  if (past.length === 0) return;
  const placed = past.map((delivery) => ({ ...delivery, place: placeOf(delivery.connection) }));
  const keys = new Map<number, SiteKeys>();
  for (const siteId of new Set(placed.map(({ place }) => place.siteId))) {
    keys.set(siteId, await keyring.keysFor(siteId));
  }
  await db.transaction(async (manager) => {
    await createPartitions(manager, past[0]!.acceptedAt);
    for (let start = 0; start < placed.length; start += BITE) {
      await storeBite(manager, keys, placed.slice(start, start + BITE));
    }
    await manager.query(LAST_DELIVERY, [[...new Set(placed.map(({ place }) => place.id))]]);
  });
}

/** The months that lie behind; the coming ones are housekeeping's. */
async function createPartitions(manager: EntityManager, from: Date): Promise<void> {
  await manager.query(
    `SELECT create_log_partition((month AT TIME ZONE 'UTC')::date)
       FROM generate_series(date_trunc('month', $1::timestamptz, 'UTC'), now(), '1 month') AS month`,
    [from],
  );
}

async function storeBite(
  manager: EntityManager,
  keys: ReadonlyMap<number, SiteKeys>,
  bite: readonly (PastDelivery & { place: Place })[],
): Promise<void> {
  const rows = bite.map((delivery) => ({ ...delivery, messageId: randomUUID() }));
  const stored: { id: number; message_id: string }[] = await manager.query(INSERT_DELIVERIES, [
    rows.map(({ place }) => place.siteId),
    rows.map(({ place }) => place.id),
    rows.map(({ action }) => action),
    rows.map(({ place, messageId, input }) =>
      keys.get(place.siteId)!.sealJson(payloadContext(place.id, messageId), input),
    ),
    rows.map(({ module }) => module),
    rows.map(({ identifier }) => identifier),
    rows.map(({ attempts }) => attempts.at(-1)!.outcome),
    rows.map(({ attempts }) => attempts.length),
    rows.map(({ attempts }) => attempts.at(-1)!.at),
    rows.map(({ messageId }) => messageId),
    rows.map(({ acceptedAt }) => acceptedAt),
    rows.map(({ attempts }) => endOf(attempts.at(-1)!)),
  ]);
  const ids = new Map(stored.map(({ id, message_id }) => [message_id, id]));
  const log = rows.flatMap((row) =>
    row.attempts.map((attempt, index) => ({
      ...row,
      attempt,
      number: index + 1,
      deliveryId: ids.get(row.messageId)!,
    })),
  );
  await manager.query(INSERT_LOG, [
    log.map(({ place }) => place.siteId),
    log.map(({ deliveryId }) => deliveryId),
    log.map(({ place }) => place.id),
    log.map(({ place }) => place.name),
    log.map(({ place }) => place.connectorType),
    log.map(({ module }) => module),
    log.map(({ identifier }) => identifier),
    log.map(({ attempt }) => attempt.outcome),
    log.map(({ attempt }) => attempt.status),
    log.map(({ attempt }) => attempt.code),
    log.map(({ attempt }) => attempt.latencyMs),
    log.map(({ number }) => number),
    log.map(({ attempt }) => attempt.at),
  ]);
}

function endOf(attempt: { at: Date; latencyMs: number }): Date {
  return new Date(attempt.at.getTime() + attempt.latencyMs);
}
