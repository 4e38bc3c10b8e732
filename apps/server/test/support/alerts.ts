import { AlertOutbox } from '../../src/modules/alerts/alert-outbox.service.ts';
import { AlertRounds } from '../../src/modules/alerts/alert-round.service.ts';
import { SITE, type TestPlane } from './start-plane.ts';

export interface WireAlert {
  id: number;
  kind: string;
  severity: string;
  title: string;
  message: string;
  connection_id: number;
  connection_name: string;
  connection_gone: boolean;
  count: number;
  opened_at: string;
  last_seen_at: string;
  resolved_at: string | null;
  read_at: string | null;
}

/** One look at the facts, as a worker takes it every few seconds. */
export function look(plane: TestPlane): Promise<boolean> {
  return plane.app.get(AlertRounds).look(0);
}

/** Sends what is due, as a worker does every few seconds. */
export async function tell(plane: TestPlane): Promise<void> {
  const outbox = plane.app.get(AlertOutbox);
  await outbox.sendDue('mail');
  await outbox.sendDue('webhook');
}

export async function alertsOf(plane: TestPlane, query = ''): Promise<WireAlert[]> {
  return (await plane.admin.get(`${SITE}/alerts${query}`).expect(200)).body.items;
}

/** Puts a connection into a state, as whatever observed it would have. */
export async function breakConnection(
  plane: { db: TestPlane['db'] },
  id: number,
  state: 'active' | 'paused' | 'auth_expired' | 'auth_revoked' | 'error',
  reason: string | null = null,
): Promise<void> {
  await plane.db.query(
    'UPDATE connections SET state = $2, state_reason = $3, consecutive_failures = 0 WHERE id = $1',
    [id, state, reason],
  );
}

/** Final failures in the log, the newest so long ago. */
export async function fail(
  plane: { db: TestPlane['db'] },
  id: number,
  count: number,
  { minutesAgo = 0, module = 'forms', code = 400, error = null as string | null } = {},
): Promise<void> {
  await plane.db.query(
    `WITH heard AS (UPDATE connections SET last_delivery_at = now() WHERE id = $1 RETURNING *)
     INSERT INTO delivery_log (site_id, delivery_id, connection_id, connection_name,
       connector_type, originating_module, event_identifier, outcome, vendor_response_code,
       error_code, latency_ms, attempt, attempted_at)
     SELECT site_id, n, id, display_name, connector_type, $4, 'event-' || n, 'failed', $5, $6, 10, 1,
            now() - $3 * interval '1 minute' - n * interval '1 second'
       FROM heard, generate_series(1, $2) n`,
    [id, count, minutesAgo, module, code, error],
  );
}
