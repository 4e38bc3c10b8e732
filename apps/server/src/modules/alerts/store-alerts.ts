import type { EntityManager } from 'typeorm';
import type { StoredAlert } from './alert-changes.ts';
import type { AlertRow } from './alert.entity.ts';

const COLUMNS = [
  ...['site_id', 'kind', 'severity', 'connection_id', 'connection_name', 'connector_type'],
  ...['family', 'title', 'message', 'count', 'opened_at', 'last_seen_at', 'resolved_at'],
  ...['changed_at', 'told_open_at', 'told_resolved_at'],
];

/** A row as JSON gives it back. */
const RECORD = `jsonb_to_recordset($1::jsonb) AS a(site_id bigint, id bigint, kind text,
  severity text, connection_id bigint, connection_name text, connector_type text, family text,
  title text, message text, count int, opened_at timestamptz, last_seen_at timestamptz,
  resolved_at timestamptz, changed_at timestamptz, told_open_at timestamptz,
  told_resolved_at timestamptz)`;

/**
 * Writes new and changed alerts, each kind with one statement, and gives new ones their ids. One that
 * was resolved before and is open now is unread again.
 */
export async function storeAlerts(
  manager: EntityManager,
  alerts: readonly StoredAlert[],
  opened: readonly StoredAlert[],
): Promise<void> {
  const known = alerts.filter(({ id }) => id !== null);
  const made = alerts.filter(({ id }) => id === null);
  if (known.length > 0) {
    await manager.query(
      `UPDATE alerts t SET ${COLUMNS.map((name) => `${name} = a.${name}`).join(', ')}
         FROM ${RECORD} WHERE t.site_id = a.site_id AND t.id = a.id`,
      [JSON.stringify(known)],
    );
  }
  if (made.length > 0) {
    const rows: Pick<AlertRow, 'id' | 'site_id' | 'connection_id' | 'kind'>[] = await manager.query(
      `INSERT INTO alerts (${COLUMNS.join(', ')})
       SELECT ${COLUMNS.map((name) => `a.${name}`).join(', ')} FROM ${RECORD}
       RETURNING id, site_id, connection_id, kind`,
      [JSON.stringify(made)],
    );
    for (const row of rows) {
      const alert = made.find((a) => a.kind === row.kind && a.site_id === row.site_id && a.connection_id === row.connection_id); // prettier-ignore
      if (alert) alert.id = row.id;
    }
  }
  const again = opened.filter((alert) => known.includes(alert));
  if (again.length === 0) return;
  await manager.query(
    `DELETE FROM alert_reads r USING unnest($1::bigint[], $2::bigint[]) AS a(site_id, id)
      WHERE r.site_id = a.site_id AND r.alert_id = a.id`,
    [again.map(({ site_id }) => site_id), again.map(({ id }) => id)],
  );
}
