import type { Api } from './api.ts';
import type { AttemptRow, DeliveryRow } from './checks/facts.ts';
import type { KillablePostgres } from './killable-postgres.ts';
import type { Random } from './random.ts';

const SAMPLE = 200;

export function readDeliveries(postgres: KillablePostgres): Promise<DeliveryRow[]> {
  return postgres.query(
    'SELECT id, event_identifier, status, attempts, message_id FROM deliveries ORDER BY id',
  );
}

export async function readLog(postgres: KillablePostgres): Promise<Map<number, AttemptRow[]>> {
  const rows = await postgres.query<AttemptRow>(
    `SELECT delivery_id, attempt, outcome, vendor_response_code, error_code FROM delivery_log
      ORDER BY delivery_id, id`,
  );
  const log = new Map<number, AttemptRow[]>();
  for (const row of rows) {
    const entries = log.get(row.delivery_id);
    if (entries) entries.push(row);
    else log.set(row.delivery_id, [row]);
  }
  return log;
}

/** What is still on its way, by status. */
export async function onTheWay(postgres: KillablePostgres): Promise<Map<string, number>> {
  const rows = await postgres.query<{ status: string; n: number }>(
    `SELECT status, count(*)::int AS n FROM deliveries
      WHERE status IN ('pending', 'held', 'running') GROUP BY status`,
  );
  return new Map(rows.map((row) => [row.status, row.n]));
}

/** The API tells of a sample, and of all that failed, what the database holds. */
export async function apiAgrees(
  api: Api,
  site: string,
  deliveries: readonly DeliveryRow[],
  log: ReadonlyMap<number, readonly AttemptRow[]>,
  random: Random,
): Promise<string[]> {
  const failed = deliveries.filter((row) => row.status === 'failed').slice(0, SAMPLE);
  const others = random.shuffled(deliveries.slice(0, 10 * SAMPLE)).slice(0, SAMPLE);
  const findings: string[] = [];
  for (const row of [...failed, ...others]) {
    const answer = await api.call('GET', `/sites/${site}/deliveries/${row.id}`);
    const told = answer.body as { status: string; log: { outcome: string }[] };
    const expected = (log.get(row.id) ?? []).map((entry) => entry.outcome);
    const isSame =
      told.status === row.status &&
      told.log?.map((entry) => entry.outcome).sort().join() === expected.sort().join(); // prettier-ignore
    if (!isSame) findings.push(`the API tells of ${row.event_identifier}: ${JSON.stringify(told)}`);
  }
  return findings;
}
