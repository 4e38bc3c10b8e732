import type { Delivery as WireDelivery } from '@patchbay/contracts/delivery';
import type { ListedDelivery } from '@patchbay/contracts/delivery-list';
import type { Connection } from '../connections/connection.entity.ts';
import type { Delivery } from './delivery.entity.ts';
import type { LatestAttempt } from './latest-attempts.ts';

export type ListedRow = Omit<
  Delivery,
  | 'payload_blob'
  | 'progress_blob'
  | 'result_blob'
  | 'idempotency_key'
  | 'idempotency_fingerprint'
  | 'trace_context'
>;

export function toDelivery(row: ListedRow): WireDelivery {
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

/** @param connection undefined once it was disconnected: the log still knows what it was called */
export function toListedDelivery(
  row: ListedRow,
  connection: Pick<Connection, 'display_name' | 'connector_type' | 'state'> | undefined,
  latest: LatestAttempt | undefined,
): ListedDelivery {
  return {
    ...toDelivery(row),
    connection_name: connection?.display_name ?? latest?.connection_name ?? null,
    connector_type: connection?.connector_type ?? latest?.connector_type ?? null,
    connection_state: connection?.state ?? null,
    error_code: latest?.error_code ?? null,
    vendor_response_code: latest?.vendor_response_code ?? null,
  };
}

function iso(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}
