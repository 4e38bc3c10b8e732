import type { UsageSummary } from '@patchbay/contracts/connection';
import type { DataSource } from 'typeorm';

/** A module that was seen so lately uses the connection, whether it says so or not. */
const OBSERVED_DAYS = 30;
const COUNTED_DAYS = 7;
/** Entries read of a day: counts are true up to here, and "at least" beyond. */
const COUNTED_A_DAY = 2000;
const OBSERVED_A_DAY = 200;
/** Waiting deliveries read of each kind: held, due, and waiting for their time. */
const WAITING = 20_000;

interface Seen {
  day: number;
  module: string;
  ended: number;
  entries: number;
  last_at: Date;
}

interface Waiting {
  module: string;
  deliveries: number;
}

type ModuleUse = UsageSummary['by_module'][number];

/** What pausing or disconnecting would stop, by module; the same cost at any size of the log. */
export async function blastRadius(
  db: DataSource,
  siteId: number,
  connectionId: number,
  registered: readonly { module: string }[],
): Promise<UsageSummary> {
  const key = [siteId, connectionId];
  const seen: Seen[] = await db.query(SEEN, key);
  const held: Waiting[] = await db.query(HELD, key);
  const pending: Waiting[] = await db.query(PENDING, key);

  const modules = new Map<string, ModuleUse>();
  const use = (module: string): ModuleUse => {
    const known = modules.get(module) ?? unused(module);
    modules.set(module, known);
    return known;
  };
  for (const { module } of registered) {
    use(module).references += 1;
    use(module).observed = false;
  }
  for (const { module, day, ended, last_at } of seen) {
    const found = use(module);
    if (day < COUNTED_DAYS) found.deliveries_last_7_days += ended;
    const at = last_at.toISOString();
    if (!found.last_delivery_at || found.last_delivery_at < at) found.last_delivery_at = at;
  }
  for (const { module, deliveries } of [...held, ...pending]) {
    use(module).deliveries_waiting += deliveries;
  }
  const by_module = [...modules.values()].sort((a, b) => (a.module < b.module ? -1 : 1));
  return {
    modules: by_module.length,
    deliveries_waiting: sum(by_module.map((each) => each.deliveries_waiting)),
    deliveries_last_7_days: sum(by_module.map((each) => each.deliveries_last_7_days)),
    at_least: fullDay(seen) || full(held) || full(pending),
    by_module,
  };
}

const SEEN = `
SELECT day, e.originating_module AS module, count(*)::int AS entries,
       (count(*) FILTER (WHERE e.outcome <> 'retried'))::int AS ended, max(e.attempted_at) AS last_at
  FROM generate_series(0, ${OBSERVED_DAYS - 1}) AS day CROSS JOIN LATERAL (
    SELECT originating_module, outcome, attempted_at FROM delivery_log
     WHERE site_id = $1 AND connection_id = $2
       AND attempted_at <= now() - day * interval '24 hours'
       AND attempted_at > now() - (day + 1) * interval '24 hours'
     ORDER BY attempted_at DESC
     LIMIT CASE WHEN day < ${COUNTED_DAYS} THEN ${COUNTED_A_DAY} ELSE ${OBSERVED_A_DAY} END) e
 GROUP BY 1, 2`;

const HELD = `
SELECT originating_module AS module, count(*)::int AS deliveries FROM (
  SELECT originating_module FROM deliveries
   WHERE site_id = $1 AND connection_id = $2 AND status = 'held'
   ORDER BY id LIMIT ${WAITING}) held
 GROUP BY 1`;

const PENDING = `
SELECT originating_module AS module, count(*)::int AS deliveries FROM (
  (SELECT originating_module FROM deliveries
    WHERE site_id = $1 AND connection_id = $2 AND status = 'pending' AND next_attempt_at IS NULL
    ORDER BY id LIMIT ${WAITING})
  UNION ALL
  (SELECT originating_module FROM deliveries
    WHERE site_id = $1 AND connection_id = $2 AND status = 'pending' AND next_attempt_at IS NOT NULL
    ORDER BY id LIMIT ${WAITING})) pending
 GROUP BY 1`;

function unused(module: string): ModuleUse {
  return {
    module,
    observed: true,
    references: 0,
    deliveries_waiting: 0,
    deliveries_last_7_days: 0,
    last_delivery_at: null,
  };
}

function fullDay(seen: readonly Seen[]): boolean {
  return Array.from({ length: COUNTED_DAYS }, (_, day) => day).some(
    (day) => sum(seen.filter((row) => row.day === day).map((row) => row.entries)) >= COUNTED_A_DAY,
  );
}

function full(waiting: readonly Waiting[]): boolean {
  return sum(waiting.map((row) => row.deliveries)) >= WAITING;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
