import type { TestPlane } from './start-plane.ts';

/** One row of the delivery log; what is left out has a plain value. */
export interface LogRow {
  connection_id?: number;
  connector_type?: string;
  originating_module?: string;
  event_identifier?: string;
  outcome?: 'delivered' | 'retried' | 'failed';
  vendor_response_code?: number | null;
  latency_ms?: number;
  /** RFC 3339. */
  attempted_at: string;
}

/** Lets every site show entries ten years old, for tests whose times are fixed. */
export async function keepLogForYears(plane: { db: TestPlane['db'] }): Promise<void> {
  await plane.db.query(
    `UPDATE sites SET settings = settings || '{"delivery_log_retention_days": 3650}'`,
  );
}

/** Writes rows as a worker would have, for tests of reading them. */
export async function writeLog(plane: { db: TestPlane['db'] }, rows: LogRow[]): Promise<void> {
  await plane.db.query(
    `INSERT INTO delivery_log (site_id, delivery_id, connection_id, connection_name, connector_type,
       originating_module, event_identifier, outcome, vendor_response_code, latency_ms, attempt,
       attempted_at)
     SELECT s.id, 1, coalesce(r.connection_id, 1), 'Till', coalesce(r.connector_type, 'stripe'),
       coalesce(r.originating_module, 'forms'), coalesce(r.event_identifier, 'event'),
       coalesce(r.outcome, 'delivered'), r.vendor_response_code, coalesce(r.latency_ms, 10), 1,
       r.attempted_at
     FROM sites s, jsonb_to_recordset($1::jsonb) AS r(connection_id bigint, connector_type text, originating_module text,
       event_identifier text, outcome text, vendor_response_code int, latency_ms int,
       attempted_at timestamptz)
     WHERE s.slug = 'default'`,
    [JSON.stringify(rows)],
  );
}
