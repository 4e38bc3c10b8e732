import type { LogEntry as WireEntry } from '@patchbay/contracts/delivery';
import type { LogEntry } from './log-entry.entity.ts';

export function toLogEntry(row: LogEntry): WireEntry {
  return {
    id: row.id,
    delivery_id: row.delivery_id,
    connection_id: row.connection_id,
    connection_name: row.connection_name,
    connector_type: row.connector_type,
    originating_module: row.originating_module,
    event_identifier: row.event_identifier,
    outcome: row.outcome,
    vendor_response_code: row.vendor_response_code,
    error_code: row.error_code,
    latency_ms: row.latency_ms,
    attempt: row.attempt,
    attempted_at: row.attempted_at.toISOString(),
  };
}
