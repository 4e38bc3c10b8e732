import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LATENCY_ERROR } from '@patchbay/core/latency-histogram';
import type { StatsQuery } from '@patchbay/contracts/delivery';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { countEntries } from '../../src/modules/delivery-log/stats/count-entries.ts';
import { countStats } from '../../src/modules/delivery-log/stats/count-stats.ts';
import { readProgress } from '../../src/modules/delivery-log/stats/rollup-progress.ts';
import type {
  StatsQuestion,
  StatsRow,
} from '../../src/modules/delivery-log/stats/stats-question.ts';
import { type TestDatabase, createTestDatabase } from '../support/test-database.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const FOR_MS = 12_000;
const HOUR_MS = 3_600_000;

let database: TestDatabase;
let db: DataSource;
let siteId: number;
beforeAll(async () => {
  database = await createTestDatabase();
  const options = { type: 'postgres', url: database.url, parseInt8: true } as const;
  db = await new DataSource(options).initialize();
  await db.query(
    `INSERT INTO sites (slug, name) VALUES ('default', 'Default') ON CONFLICT DO NOTHING`,
  );
  siteId = (await db.query(`SELECT id FROM sites WHERE slug = 'default'`))[0].id;
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

async function roller(): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    ['--conditions=source', '--import', 'tsx', 'apps/server/test/support/roll-up.ts', database.url],
    {
      cwd: ROOT,
      env: {
        ...{ PATH: process.env['PATH'], TMPDIR: process.env['TMPDIR'] },
        TSX_TSCONFIG_PATH: `${ROOT}apps/server/tsconfig.json`,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  await once(child.stdout!, 'data');
  return child;
}

const pick = <T>(values: readonly T[]): T => values[Math.floor(Math.random() * values.length)]!;

/** Entries of any time in some days, written by transactions that overlap, fail or take long. */
async function write(until: number): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  while (Date.now() < until) {
    await client.query('BEGIN');
    if (Math.random() < 0.3) await client.query('SAVEPOINT inner_one');
    await client.query(
      `INSERT INTO delivery_log (site_id, delivery_id, connection_id, connection_name, connector_type,
         originating_module, event_identifier, outcome, latency_ms, attempt, attempted_at)
       SELECT $1, n, 1 + n % 5, 'Till', (ARRAY['stripe','hubspot'])[1 + n % 5 % 2],
         (ARRAY['forms','shop','posts'])[1 + n % 3], 'event',
         (ARRAY['delivered','delivered','retried','failed'])[1 + n % 4],
         (random() ^ 3 * 5000)::int, 1, now() - random() ^ 2 * interval '80 hours'
       FROM (SELECT (random() * 1000)::int AS n FROM generate_series(1, $2::int)) AS numbers`,
      [siteId, 1 + Math.floor(Math.random() * 60)],
    );
    if (Math.random() < 0.3) await sleep(Math.random() * 300);
    await client.query(Math.random() < 0.15 ? 'ROLLBACK' : 'COMMIT');
  }
  await client.end();
}

function question(): StatsQuestion {
  const to = Date.now() - (Math.random() < 0.5 ? 0 : Math.random() * 30 * HOUR_MS);
  const caller = pick([{ kind: 'user' }, { kind: 'token', connections: [1, 4], families: null }]);
  const scope = { siteId, caller, withheldFamilies: () => [] } as unknown as StatsQuestion['scope'];
  return {
    ...{ latency: true, scope, keptSince: new Date(Date.now() - 60 * HOUR_MS) },
    bucket: pick(['hour', 'day', 'total'] as const),
    group: pick<StatsQuery['group']>([
      undefined,
      'connection',
      'connector_type',
      'originating_module',
    ]),
    filter: {
      ...(Math.random() < 0.3 && { connection_id: pick([1, 2, 3]) }),
      ...(Math.random() < 0.3 && { originating_module: pick(['forms', 'shop']) }),
      from: new Date(to - (1 + Math.random() * 60) * HOUR_MS).toISOString(),
      to: new Date(to).toISOString(),
    },
  };
}

const counts = (rows: StatsRow[]) =>
  rows.map(({ at, key, delivered, retried, failed }) => ({ at, key, delivered, retried, failed }));

/** @returns how many entries were counted, and whether sums were asked */
async function compare(): Promise<{ counted: number; bySums: boolean }> {
  return db.transaction('REPEATABLE READ', async (manager) => {
    const asked = question();
    const told = await countStats(manager, asked);
    const truth = await countEntries(manager, asked);
    expect(counts(told)).toEqual(counts(truth));
    for (const [place, row] of told.entries()) {
      for (const name of ['latency_p50', 'latency_p95', 'latency_p99'] as const) {
        const [mine, exact] = [row[name]!, truth[place]![name]!];
        expect(Math.abs(mine - exact)).toBeLessThanOrEqual(exact * LATENCY_ERROR);
      }
    }
    const { since } = await readProgress(manager, siteId);
    return { counted: told.length, bySums: since !== null };
  });
}

it('what sums tell is what entries tell, at any moment, while processes roll up, are killed and write late', async () => {
  // A backlog from before.
  await write(Date.now() + 500);
  const rollers = [await roller(), await roller()];
  const until = Date.now() + FOR_MS;
  const writing = [write(until), write(until), write(until)];
  let compared = 0;
  try {
    for (let n = 0; Date.now() < until; n += 1) {
      const { counted, bySums } = await compare();
      if (bySums && counted > 0) compared += 1;
      if (n % 40 === 39) {
        rollers[n % 2]!.kill('SIGKILL');
        rollers[n % 2] = await roller();
      }
    }
    await Promise.all(writing);
    await sleep(1000);
  } finally {
    const ended = rollers.map((child) => once(child, 'close'));
    for (const child of rollers) child.kill('SIGKILL');
    await Promise.all(ended);
  }
  for (let n = 0; n < 20; n += 1) await compare();
  expect(compared).toBeGreaterThan(30);
  // At rest all entries are in the sums, each once, at each grain and unit.
  const sums: { n: number }[] = await db.query(
    'SELECT sum(delivered + retried + failed)::int AS n FROM delivery_stats GROUP BY grain, unit',
  );
  const [{ n: entries }] = await db.query('SELECT count(*)::int AS n FROM delivery_log');
  expect(entries).toBeGreaterThan(1000);
  expect(sums).toEqual(Array.from({ length: 8 }, () => ({ n: entries })));
}, 120_000);
