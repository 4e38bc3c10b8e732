import type { Delivery as WireDelivery } from '@patchbay/contracts/delivery';
import type { Delivery } from './delivery.entity.ts';

export function toDelivery(
  row: Omit<
    Delivery,
    'payload_blob' | 'idempotency_key' | 'idempotency_fingerprint' | 'trace_context'
  >,
): WireDelivery {
  return {
    id: row.id,
    connection_id: row.connection_id,
    action: row.action,
    originating_module: row.originating_module,
    event_identifier: row.event_identifier,
    status: row.status,
    attempts: row.attempts,
    next_attempt_at: row.status === 'pending' ? iso(row.next_attempt_at) : null,
    created_at: row.created_at.toISOString(),
    finished_at: iso(row.finished_at),
  };
}

function iso(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}
