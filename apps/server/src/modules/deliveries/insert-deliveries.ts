import type { DeliveryStatus } from '@patchbay/core/delivery-status';
import type { DataSource } from 'typeorm';
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

export type StoredDelivery = Omit<Delivery, 'payload_blob' | 'trace_context'>;

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
  const inserted: StoredDelivery[] = await db.query(
    `INSERT INTO deliveries (site_id, connection_id, action, payload_blob, originating_module,
       event_identifier, status, message_id, idempotency_key, idempotency_fingerprint, trace_context)
     SELECT $1, t.connection_id, t.action, t.payload, t.module, t.event, t.status, t.message, t.key,
       t.fingerprint, t.trace
     FROM unnest($2::bigint[], $3::text[], $4::bytea[], $5::text[], $6::text[], $7::text[],
       $8::uuid[], $9::text[], $10::text[], $11::text[])
       AS t(connection_id, action, payload, module, event, status, message, key, fingerprint, trace)
     ON CONFLICT (site_id, idempotency_key) WHERE idempotency_key IS NOT NULL DO NOTHING
     RETURNING ${COLUMNS}`,
    [
      siteId,
      items.map((item) => item.connection_id),
      items.map((item) => item.action),
      items.map((item) => item.payload_blob),
      items.map((item) => item.originating_module),
      items.map((item) => item.event_identifier),
      items.map((item) => item.status),
      items.map((item) => item.message_id),
      items.map((item) => item.idempotency_key),
      items.map((item) => item.idempotency_fingerprint),
      items.map((item) => item.trace_context),
    ],
  );
  const rows = inserted.length === items.length ? [] : await earlier(db, siteId, items);
  return new Map([...rows, ...inserted].map((row) => [row.idempotency_key ?? row.message_id, row]));
}

function earlier(db: DataSource, siteId: number, items: NewDelivery[]): Promise<StoredDelivery[]> {
  const keys = items.map((item) => item.idempotency_key).filter((key) => key !== null);
  return db.query(
    `SELECT ${COLUMNS} FROM deliveries WHERE site_id = $1 AND idempotency_key = ANY($2)`,
    [siteId, keys],
  );
}
