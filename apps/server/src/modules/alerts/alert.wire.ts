import type { Alert } from '@patchbay/contracts/alert';
import type { AlertRow } from './alert.entity.ts';

export function toAlert(row: AlertRow, readAt: Date | null, gone: boolean): Alert {
  const { id, kind, severity, title, message, count } = row;
  const { connection_id, connection_name, connector_type } = row;
  return {
    ...{ id, kind, severity, title, message, connection_id, connection_name, connector_type },
    connection_gone: gone,
    count,
    opened_at: row.opened_at.toISOString(),
    last_seen_at: row.last_seen_at.toISOString(),
    resolved_at: row.resolved_at?.toISOString() ?? null,
    read_at: readAt?.toISOString() ?? null,
  };
}
