import type { DeliveryStatus } from '@patchbay/core/delivery-status';
import type { DataSource } from 'typeorm';
import { plainArray, slicesOf, textArray } from '../../platform/database/array-literal.ts';
import type { Delivery } from './delivery.entity.ts';

export interface NewDelivery {
  connection_id: number;
  action: string;
  payload_blob: Buffer;
  originating_module: string;
  event_identifier: string;
  status: DeliveryStatus;
  message_id: string;
  idempotency_key: string | null;
  idempotency_fingerprint: string | null;
  trace_context: string | null;
}

export type StoredDelivery = Omit<
  Delivery,
  'payload_blob' | 'progress_blob' | 'result_blob' | 'trace_context'
>;

const COLUMNS = `site_id, id, connection_id, action, originating_module, event_identifier, status,
  attempts, schedule_base, next_attempt_at, lease_owner, message_id, idempotency_key,
  idempotency_fingerprint, created_at, finished_at`;

/**
 * Stores deliveries with one statement, hence in one transaction.
 *
 * @returns what is stored, by idempotency key where there is one, else by message id: for a key that
 *   was used before it is the delivery accepted then
 */
export async function insertDeliveries(
  db: DataSource,
  siteId: number,
  items: NewDelivery[],
): Promise<Map<string, StoredDelivery>> {
  if (items.length === 0) return new Map();
  const payloads = slicesOf(items.map((item) => item.payload_blob));
  const inserted: { message_id: string; id: number; accepted_at: number }[] = await db.query(
    `INSERT INTO deliveries (site_id, connection_id, action, payload_blob, originating_module,
       event_identifier, status, message_id, idempotency_key, idempotency_fingerprint, trace_context)
     SELECT $1, t.connection_id, t.action, substring($2::bytea FROM t.start FOR t.length), t.module,
       t.event, t.status, t.message, t.key, t.fingerprint, t.trace
     FROM unnest($3::int[], $4::int[], $5::bigint[], $6::text[], $7::text[], $8::text[],
       $9::text[], $10::uuid[], $11::text[], $12::text[], $13::text[])
       AS t(start, length, connection_id, action, module, event, status, message, key, fingerprint,
         trace)
     ON CONFLICT (site_id, idempotency_key) WHERE idempotency_key IS NOT NULL DO NOTHING
     RETURNING message_id, id, (extract(epoch FROM created_at) * 1000)::bigint AS accepted_at`,
    [
      ...[siteId, payloads.bytes, payloads.starts, payloads.lengths],
      plainArray(items.map((item) => item.connection_id)),
      textArray(items.map((item) => item.action)),
      textArray(items.map((item) => item.originating_module)),
      textArray(items.map((item) => item.event_identifier)),
      plainArray(items.map((item) => item.status)),
      plainArray(items.map((item) => item.message_id)),
      textArray(items.map((item) => item.idempotency_key)),
      plainArray(items.map((item) => item.idempotency_fingerprint)),
      textArray(items.map((item) => item.trace_context)),
    ],
  );
  const byMessage = new Map(inserted.map((row) => [row.message_id, row]));
  const rows = inserted.length === items.length ? [] : await earlier(db, siteId, items);
  const stored = new Map(rows.map((row) => [row.idempotency_key ?? row.message_id, row]));
  for (const item of items) {
    const row = byMessage.get(item.message_id);
    if (row) stored.set(item.idempotency_key ?? item.message_id, asInserted(siteId, item, row));
  }
  return stored;
}

function asInserted(
  siteId: number,
  item: NewDelivery,
  { id, accepted_at }: { id: number; accepted_at: number },
): StoredDelivery {
  return {
    site_id: siteId,
    id,
    connection_id: item.connection_id,
    action: item.action,
    originating_module: item.originating_module,
    event_identifier: item.event_identifier,
    status: item.status,
    attempts: 0,
    schedule_base: 0,
    next_attempt_at: null,
    lease_owner: null,
    message_id: item.message_id,
    idempotency_key: item.idempotency_key,
    idempotency_fingerprint: item.idempotency_fingerprint,
    created_at: new Date(accepted_at),
    finished_at: null,
  };
}

function earlier(db: DataSource, siteId: number, items: NewDelivery[]): Promise<StoredDelivery[]> {
  const keys = items.map((item) => item.idempotency_key).filter((key) => key !== null);
  return db.query(
    `SELECT ${COLUMNS} FROM deliveries WHERE site_id = $1 AND idempotency_key = ANY($2)`,
    [siteId, keys],
  );
}
