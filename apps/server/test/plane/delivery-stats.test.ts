import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LATENCY_ERROR, latencyBucket } from '@patchbay/core/latency-histogram';
import pg from 'pg';
import { removeOldStats } from '../../src/modules/delivery-log/stats/old-stats.service.ts';
import { rollUpLog } from '../../src/modules/delivery-log/stats/roll-up.service.ts';
import { type LogRow, writeLog } from '../support/log-rows.ts';
import { type Agent, type TestApp, startApp } from '../support/start-app.ts';
import { SITE, eventually } from '../support/start-plane.ts';

let server: TestApp;
let admin: Agent;
beforeAll(async () => {
  server = await startApp();
  admin = await server.signedIn();
});
afterAll(() => server.close());
beforeEach(async () => {
  await server.db.query(`UPDATE sites SET settings = settings - 'delivery_log_retention_days'`);
  await server.db.query('DELETE FROM delivery_log');
  await server.db.query('DELETE FROM delivery_stats');
  await server.db.query('DELETE FROM delivery_stats_floors');
  await server.db.query('UPDATE delivery_stats_progress SET written_by = 0');
});

const HOUR_MS = 3_600_000;
const hour = (ago: number) => Math.floor(Date.now() / HOUR_MS - ago) * HOUR_MS;
const iso = (ms: number) => new Date(ms).toISOString();

interface Bucket {
  at: string;
  delivered: number;
  retried: number;
  failed: number;
  latency_p50: number;
}

async function stats(query: object): Promise<Bucket[]> {
  const { body } = await admin.get(`${SITE}/delivery-stats`).query(query).expect(200);
  return body.items as Bucket[];
}
const delivered = async (query: object) =>
  (await stats(query)).reduce((sum, bucket) => sum + bucket.delivered, 0);
const summed = async () =>
  (
    await server.db.query(
      `SELECT coalesce(sum(delivered), 0)::int AS n FROM delivery_stats WHERE grain = 'site' AND unit = 'hour'`,
    )
  )[0].n as number;
/**
 * Rolls up until so many entries are summed: an entry waits for every transaction that began before its
 * own, also for those of other tests, in other databases of the same PostgreSQL.
 */
const rolledUp = (count: number) =>
  eventually(async () => {
    await rollUpLog(server.db);
    return (await summed()) === count;
  }, `sums of ${count} entries`);

/** Entries of the last days; what is asked for of them does not end at whole hours. */
const rows = (count: number): LogRow[] =>
  Array.from({ length: count }, (_, n) => ({
    connection_id: 1 + (n % 4),
    latency_ms: (n * 37) % 900,
    attempted_at: iso(Date.now() - n * 600_000),
  }));
const span = () => ({ from: iso(hour(49) + 1_234_567), to: iso(Date.now() + HOUR_MS) });

describe('what is asked for', () => {
  const counts = (items: Bucket[]) =>
    items.map(({ delivered, retried, failed }) => [delivered, retried, failed]);

  it('may be all the time as one bucket, from sums and from entries alike', async () => {
    await writeLog(server, [...rows(300), { attempted_at: iso(hour(4)), outcome: 'failed' }]);
    const [entries, ...more] = await stats({ ...span(), bucket: 'total' });
    expect([entries!.at, entries!.delivered, entries!.failed, more]).toEqual([span().from, await delivered(span()), 1, []]); // prettier-ignore
    await rollUpLog(server.db);
    const [summed] = await stats({ ...span(), bucket: 'total' });
    expect(counts([summed!])).toEqual(counts([entries!]));
    expect(Math.abs(summed!.latency_p50 - entries!.latency_p50)).toBeLessThanOrEqual(
      entries!.latency_p50 * LATENCY_ERROR,
    );
  });

  it('is told with where the log begins, so that nobody compares with what is gone', async () => {
    const ago = async () => {
      const { body } = await admin.get(`${SITE}/delivery-stats`).expect(200);
      return Math.round((Date.now() - Date.parse(body.kept_since)) / (24 * HOUR_MS));
    };
    expect(await ago()).toBe(30);
    await server.db.query(
      `UPDATE sites SET settings = settings || '{"delivery_log_retention_days": 7}'`,
    );
    expect(await ago()).toBe(7);
  });

  it('goes on until now when only its beginning is named', async () => {
    await writeLog(server, [{ attempted_at: iso(hour(60)) }, { attempted_at: iso(hour(1)) }]);
    expect(await delivered({ from: iso(hour(61)), bucket: 'total' })).toBe(2);
    expect(await delivered({ from: iso(hour(30)), bucket: 'total' })).toBe(1);
    expect(await stats({ from: iso(Date.now() + 3 * HOUR_MS) })).toEqual([]);
  });

  it('may be some connections, each for itself, without percentiles', async () => {
    await writeLog(server, rows(300));
    for (const rolledUp of [false, true]) {
      if (rolledUp) await rollUpLog(server.db);
      const asked = { ...span(), bucket: 'hour', group: 'connection', connection_id: '1,3' };
      const [full, lean] = [await stats(asked), await stats({ ...asked, latency: 'false' })];
      expect(new Set(lean.map((bucket) => (bucket as { connection_id?: number }).connection_id))).toEqual(new Set([1, 3])); // prettier-ignore
      expect(counts(lean)).toEqual(counts(full));
      expect(lean.every(({ latency_p50 }) => latency_p50 === null)).toBe(true);
      expect(full.every(({ latency_p50 }) => latency_p50 !== null)).toBe(true);
    }
    expect(await delivered({ ...span(), connection_id: '1,3' })).toBe(
      (await delivered({ ...span(), connection_id: '1' })) +
        (await delivered({ ...span(), connection_id: '3' })),
    );
    await admin.get(`${SITE}/delivery-stats?connection_id=1,x`).expect(400);
    const many = Array.from({ length: 101 }, (_, n) => n + 1).join(',');
    await admin.get(`${SITE}/delivery-stats?connection_id=${many}`).expect(400);
  });

  it('may be some connectors, whether or not the log is summed up', async () => {
    const types = ['stripe', 'exact', 'mailchimp'];
    await writeLog(
      server,
      rows(300).map((row, n) => ({
        ...row,
        connection_id: 1 + (n % 3),
        connector_type: types[n % 3]!,
      })),
    );
    for (const rolledUp of [false, true]) {
      if (rolledUp) await rollUpLog(server.db);
      for (const more of [{ bucket: 'hour' }, { bucket: 'total', originating_module: 'forms' }]) {
        const all = await delivered({ ...span(), ...more });
        const some = await delivered({ ...span(), ...more, connector_type: 'exact,stripe' });
        expect(some + (await delivered({ ...span(), ...more, connector_type: 'mailchimp' }))).toBe(all); // prettier-ignore
        expect(some).toBeGreaterThan(all / 2);
      }
    }
    expect(await delivered({ ...span(), connector_type: 'exact', connection_id: '1,3' })).toBe(0);
  });

  it('tells each of up to a hundred named connections by itself, however many there are', async () => {
    const ids = Array.from({ length: 80 }, (_, n) => n + 1);
    await writeLog(
      server,
      ids.map((id) => ({ connection_id: id, attempted_at: iso(hour(3)) })),
    );
    const asked = { ...span(), bucket: 'total', group: 'connection', latency: 'false' };
    for (const rolledUp of [false, true]) {
      if (rolledUp) await rollUpLog(server.db);
      expect(await stats({ ...asked, connection_id: ids.join(',') })).toHaveLength(80);
      expect(await stats(asked)).toHaveLength(51);
    }
  });

  it('may be events by a part of their name, whether or not the log is summed up', async () => {
    await writeLog(server, [
      ...rows(50),
      { attempted_at: iso(hour(30)), event_identifier: 'order-77' },
      { attempted_at: iso(hour(3)), event_identifier: 'Order-78', outcome: 'failed' },
    ]);
    await rollUpLog(server.db);
    const found = await stats({ ...span(), bucket: 'hour', q: 'order-7' });
    expect(counts(found)).toEqual([[1, 0, 0], [0, 0, 1]]); // prettier-ignore
  });
});

describe('sums of the log', () => {
  it('hold each entry once, whoever has added it and how often', async () => {
    await writeLog(server, rows(300));
    const before = await delivered(span());
    await rolledUp(300);
    await rollUpLog(server.db);
    expect(await summed()).toBe(300);
    expect(await delivered(span())).toBe(before);
  });

  it('answer for whole hours; without them the answer is another', async () => {
    await writeLog(server, rows(300));
    await rolledUp(300);
    const before = await delivered(span());
    await server.db.query('DELETE FROM delivery_stats');
    expect(await delivered(span())).toBeLessThan(before / 4);
  });

  it('are added to by entries that come late, and until then those are counted beside', async () => {
    await writeLog(server, rows(300));
    await rolledUp(300);
    const before = await delivered(span());
    await writeLog(server, [{ attempted_at: iso(hour(30)) }, { attempted_at: iso(hour(5)) }]);
    expect(await delivered(span())).toBe(before + 2);
    expect(await summed()).toBe(300);
    await rolledUp(302);
    expect(await delivered(span())).toBe(before + 2);
  });

  it('take an entry whose transaction began before others and ended after them', async () => {
    const late = new pg.Client({ connectionString: server.database.url });
    await late.connect();
    await late.query('BEGIN');
    // In a subtransaction, whose number no snapshot tells.
    await late.query('SAVEPOINT one');
    await late.query(
      `INSERT INTO delivery_log (site_id, delivery_id, connection_id, connection_name, connector_type,
         originating_module, event_identifier, outcome, latency_ms, attempt, attempted_at)
       SELECT id, 1, 1, 'Till', 'stripe', 'forms', 'late', 'delivered', 1, 1, $1 FROM sites
        WHERE slug = 'default'`,
      [iso(hour(3))],
    );
    await writeLog(server, rows(50));
    for (let n = 0; n < 3; n += 1) await rollUpLog(server.db);
    expect(await delivered(span())).toBe(50);
    await late.query('COMMIT');
    await late.end();
    expect(await delivered(span())).toBe(51);
    await rolledUp(51);
    expect(await delivered(span())).toBe(51);
  });

  it('begin anew after a dump was loaded, and until then nothing is told from them', async () => {
    await writeLog(server, rows(300));
    await rolledUp(300);
    const before = await delivered(span());
    // A loaded row has the number of the transaction that loaded it.
    await server.db.query('UPDATE delivery_stats_progress SET horizon = horizon + 1000000');
    await server.db.query('UPDATE delivery_stats SET delivered = delivered * 2');
    expect(await delivered(span())).toBe(before);
    await rolledUp(300);
    expect(await delivered(span())).toBe(before);
  });

  it('go with the log’s retention; what a longer one shows again is counted from entries', async () => {
    await writeLog(server, [
      { attempted_at: iso(hour(24 * 20)) },
      { attempted_at: iso(hour(24 * 12)) },
      { attempted_at: iso(hour(24)) },
    ]);
    await rollUpLog(server.db);
    await server.db.query(
      `UPDATE sites SET settings = settings || '{"delivery_log_retention_days": 7}'`,
    );
    await removeOldStats(server.db);
    expect(await summed()).toBe(1);
    const month = { from: iso(hour(24 * 29)), to: iso(Date.now()), bucket: 'day' };
    expect(await delivered(month)).toBe(1);
    await server.db.query(`UPDATE sites SET settings = settings - 'delivery_log_retention_days'`);
    await rollUpLog(server.db);
    expect(await delivered(month)).toBe(3);
  });

  it('have the buckets of latencies that percentiles are told from', async () => {
    const values = Array.from({ length: 31 }, (_, n) => [2 ** n - 1, 2 ** n, 2 ** n + 1]).flat();
    const told = await server.db.query(
      'SELECT array_agg(latency_bucket(ms) ORDER BY place) AS buckets FROM unnest($1::int[]) WITH ORDINALITY AS v (ms, place)',
      [[...values, 2 ** 31 - 1, -3]],
    );
    expect(told[0].buckets).toEqual([...values, 2 ** 31 - 1, -3].map(latencyBucket));
  });

  it('tell percentiles within the error', async () => {
    await writeLog(
      server,
      Array.from({ length: 999 }, (_, n) => ({ latency_ms: n * 7, attempted_at: iso(hour(5)) })),
    );
    await rollUpLog(server.db);
    const [bucket] = await stats(span());
    expect(Math.abs(bucket!.latency_p50 / (499 * 7) - 1)).toBeLessThanOrEqual(LATENCY_ERROR);
  });
});

describe('groups', () => {
  const day = () => ({ from: iso(hour(24)), to: iso(Date.now()), bucket: 'day' });
  const keys = async (group: string, name: string) => {
    const items = (await stats({ ...day(), group })) as unknown as Record<string, unknown>[];
    const told = new Map<unknown, number>();
    for (const item of items) {
      told.set(item[name], (told.get(item[name]) ?? 0) + Number(item['delivered']));
    }
    return told;
  };

  it.each(['entries', 'sums'])('have their own buckets, told by name, from %s', async (source) => {
    await writeLog(server, [
      { connection_id: 5, originating_module: 'shop', attempted_at: iso(hour(3)) },
      { connection_id: 5, originating_module: 'forms', attempted_at: iso(hour(3)) },
      { connection_id: 6, originating_module: 'forms', attempted_at: iso(hour(3)) },
    ]);
    if (source === 'sums') await rollUpLog(server.db);
    expect(await keys('connection', 'connection_id')).toEqual(new Map([[5, 2], [6, 1]])); // prettier-ignore
    expect(await keys('connector_type', 'connector_type')).toEqual(new Map([['stripe', 3]]));
    expect(await keys('originating_module', 'originating_module')).toEqual(new Map([['shop', 1], ['forms', 2]])); // prettier-ignore
  });

  it.each(['entries', 'sums'])(
    'beyond the 50 largest are told together, from %s',
    async (source) => {
      await writeLog(
        server,
        Array.from({ length: 53 }, (_, n) =>
          Array.from({ length: n < 3 ? 1 : 2 }, () => ({
            connection_id: n + 1,
            attempted_at: iso(hour(3)),
          })),
        ).flat(),
      );
      if (source === 'sums') await rollUpLog(server.db);
      const told = await keys('connection', 'connection_id');
      expect(told.size).toBe(51);
      expect(told.get(null)).toBe(3);
    },
  );

  it('of too many buckets are refused', async () => {
    const query = { from: iso(hour(201)), to: iso(hour(0)), group: 'connection' };
    const { body } = await admin.get(`${SITE}/delivery-stats`).query(query).expect(400);
    expect(body.errors).toMatchObject([{ path: 'bucket' }]);
    await admin.get(`${SITE}/delivery-stats`).query({ group: 'outcome' }).expect(400);
  });
});
