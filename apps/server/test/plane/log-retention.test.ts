import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import pg from 'pg';
import { prepareLogSorts } from '../../src/modules/housekeeping/log-sort-indexes.ts';
import { dropOldPartitions } from '../../src/modules/housekeeping/old-partitions.ts';
import { purgeOldDeliveries } from '../../src/modules/housekeeping/retention.ts';
import { writeLog } from '../support/log-rows.ts';
import { type TestApp, startApp } from '../support/start-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await startApp();
});
afterAll(() => server.close());
afterEach(() => server.db.query('DELETE FROM delivery_log'));

const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
const exists = async (name: string) =>
  (await server.db.query('SELECT to_regclass($1) IS NOT NULL AS there', [name]))[0]
    .there as boolean;
const partition = (month: string) =>
  server.db.query(`SELECT create_log_partition($1::date)`, [month]);

describe('a month that every site’s retention has passed', () => {
  it('is dropped whole; months within the retention stay', async () => {
    await partition('2020-01-01');
    await writeLog(server, [{ attempted_at: '2020-01-05T00:00:00Z' }, { attempted_at: ago(1) }]);
    await dropOldPartitions(server.db);
    expect(await exists('delivery_log_2020_01')).toBe(false);
    const [{ count }] = await server.db.query('SELECT count(*)::int AS count FROM delivery_log');
    expect(count).toBe(1);
  });

  it('stays while a single site keeps it', async () => {
    await partition('2020-01-01');
    await server.db.query(`INSERT INTO sites (slug, name, settings)
      VALUES ('long', 'Long', '{"delivery_log_retention_days": 3650}')`);
    await dropOldPartitions(server.db);
    expect(await exists('delivery_log_2020_01')).toBe(true);
    await server.db.query(`DELETE FROM sites WHERE slug = 'long'`);
    await dropOldPartitions(server.db);
    expect(await exists('delivery_log_2020_01')).toBe(false);
  });

  it('waits for a reader who takes long, and lets nobody queue behind it for long', async () => {
    await partition('2020-01-01');
    const reader = new pg.Client({ connectionString: server.database.url });
    await reader.connect();
    await reader.query('BEGIN');
    await reader.query('SELECT count(*) FROM delivery_log');
    const dropping = dropOldPartitions(server.db, { pauseMs: 100 });
    let slowest = 0;
    for (let n = 0; n < 40; n += 1) {
      const start = performance.now();
      await writeLog(server, [{ attempted_at: ago(1) }]);
      slowest = Math.max(slowest, performance.now() - start);
      await sleep(10);
    }
    expect(await exists('delivery_log_2020_01')).toBe(true);
    expect(slowest).toBeLessThan(900);
    await reader.query('COMMIT');
    await reader.end();
    await dropping;
    expect(await exists('delivery_log_2020_01')).toBe(false);
  });

  it('is dropped by the next process when one was stopped in between', async () => {
    await partition('2020-01-01');
    await server.db.query('ALTER TABLE delivery_log DETACH PARTITION delivery_log_2020_01');
    await dropOldPartitions(server.db);
    expect(await exists('delivery_log_2020_01')).toBe(false);
  });
});

it('entries of a site that keeps them for less time than another are removed from its months', async () => {
  await server.db.query(`INSERT INTO sites (slug, name, settings)
    VALUES ('longer', 'Longer', '{"delivery_log_retention_days": 60}')`);
  await writeLog(server, [{ attempted_at: ago(31) }, { attempted_at: ago(29) }]);
  await server.db
    .query(`INSERT INTO delivery_log (site_id, delivery_id, connection_id, connection_name,
      connector_type, originating_module, event_identifier, outcome, latency_ms, attempt, attempted_at)
    SELECT id, 1, 1, 'Till', 'stripe', 'forms', 'kept', 'delivered', 1, 1, now() - interval '31 days'
      FROM sites WHERE slug = 'longer'`);
  await purgeOldDeliveries(server.db);
  const left = await server.db.query(
    `SELECT s.slug FROM delivery_log l JOIN sites s ON s.id = l.site_id ORDER BY 1`,
  );
  expect(left).toEqual([{ slug: 'default' }, { slug: 'longer' }]);
});

describe('the indexes of the sorts', () => {
  it('are made for months that are worth it, and made anew where one was left unfinished', async () => {
    await writeLog(
      server,
      Array.from({ length: 20 }, () => ({ attempted_at: ago(0) })),
    );
    const month = `delivery_log_${new Date().toISOString().slice(0, 7).replace('-', '_')}`;
    await prepareLogSorts(server.db);
    expect(await exists(`${month}_by_latency`)).toBe(false);
    await prepareLogSorts(server.db, 20);
    for (const name of ['latency', 'connection_latency', 'code', 'connection_code']) {
      expect(await exists(`${month}_by_${name}`)).toBe(true);
    }
    await server.db.query(
      `UPDATE pg_index SET indisvalid = false WHERE indexrelid = '${month}_by_code'::regclass`,
    );
    await prepareLogSorts(server.db, 20);
    const [{ valid }] = await server.db.query(
      `SELECT indisvalid AS valid FROM pg_index WHERE indexrelid = '${month}_by_code'::regclass`,
    );
    expect(valid).toBe(true);
  });
});
