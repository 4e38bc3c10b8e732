import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LogRow, keepLogForYears, writeLog } from '../support/log-rows.ts';
import { type Agent, type TestApp, startApp } from '../support/start-app.ts';

const SITE = '/api/v1/sites/default';

let server: TestApp;
let admin: Agent;
beforeAll(async () => {
  server = await startApp();
  admin = await server.signedIn();
  await keepLogForYears(server);
});
afterAll(() => server.close());
beforeEach(() => server.db.query('DELETE FROM delivery_log'));

const at = (minute: number) => new Date(Date.UTC(2026, 3, 1, 12, minute)).toISOString();
const HEADER =
  'id,delivery_id,connection_id,connection_name,connector_type,originating_module,' +
  'event_identifier,outcome,vendor_response_code,error_code,latency_ms,attempt,attempted_at';

async function lines(query: object = {}): Promise<string[]> {
  const answer = await admin.get(`${SITE}/delivery-log/export`).query(query).expect(200);
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(answer.headers['content-disposition']).toBe('attachment; filename="delivery-log.csv"');
  const [head, ...rest] = answer.text.split('\r\n');
  expect(head).toBe(HEADER);
  expect(rest.pop()).toBe('');
  return rest;
}

describe('the export of the delivery log', () => {
  it('is CSV with a line per entry, newest first', async () => {
    await writeLog(server, [
      { event_identifier: 'a', attempted_at: at(1), vendor_response_code: 200, latency_ms: 12 },
      { event_identifier: 'b', attempted_at: at(2), outcome: 'failed' },
    ]);
    const [b, a] = await lines();
    expect(a).toMatch(/^\d+,1,1,Till,stripe,forms,a,delivered,200,,12,1,2026-04-01T12:01:00.000Z$/);
    expect(b).toMatch(/^\d+,1,1,Till,stripe,forms,b,failed,,,10,1,2026-04-01T12:02:00.000Z$/);
  });

  it('quotes what would break a line or run in a spreadsheet', async () => {
    const odd = ['a,b', 'say "x"', '=1+1', '@cmd', '-7', '+7'];
    await writeLog(server, odd.map((event_identifier, n) => ({ event_identifier, attempted_at: at(10 - n) }))); // prettier-ignore
    const found = await lines();
    const field = (n: number) => found[n]!.slice(found[n]!.indexOf('forms,') + 6).split(',delivered')[0]; // prettier-ignore
    expect(odd.map((_, n) => field(n))).toEqual([
      ...['"a,b"', '"say ""x"""', "'=1+1", "'@cmd", "'-7", "'+7"],
    ]);
  });

  it('takes the filters of the list, and refuses what the list refuses', async () => {
    await writeLog(server, [
      { event_identifier: 'a', attempted_at: at(1) },
      { event_identifier: 'b', attempted_at: at(2), outcome: 'failed' },
    ]);
    expect(await lines({ outcome: 'failed' })).toHaveLength(1);
    expect(await lines({ q: 'A' })).toHaveLength(1);
    expect(await lines({ from: at(3) })).toEqual([]);
    expect(await lines({ connector_type: 'stripe,exact' })).toHaveLength(2);
    expect(await lines({ connector_type: 'exact' })).toEqual([]);
    for (const query of [{ from: at(2), to: at(1) }, { cursor: 'x' }, { limit: 1 }]) {
      await admin.get(`${SITE}/delivery-log/export`).query(query).expect(400);
    }
  });

  it('holds every entry once, also beyond the size of one bite', async () => {
    const rows = Array.from({ length: 4500 }, (_, n): LogRow => ({ attempted_at: at(n % 3) }));
    await writeLog(server, rows);
    const ids = (await lines()).map((line) => line.split(',')[0]);
    expect(ids).toHaveLength(4500);
    expect(new Set(ids).size).toBe(4500);
  });
});

describe('statistics', () => {
  const stats = (query: object) => admin.get(`${SITE}/delivery-stats`).query(query);
  const day = { from: '2026-04-01T00:00:00Z', to: '2026-04-02T00:00:00Z' };

  it('count outcomes and tell latencies per bucket of time', async () => {
    await writeLog(server, [
      ...Array.from({ length: 100 }, (_, n): LogRow => ({
        latency_ms: n + 1,
        attempted_at: at(5),
      })),
      { outcome: 'retried', attempted_at: '2026-04-01T13:30:00Z' },
      { outcome: 'failed', attempted_at: '2026-04-01T13:59:59.999Z' },
      { outcome: 'failed', attempted_at: '2026-04-03T00:00:00Z' },
    ]);
    const { body } = await stats({ ...day, bucket: 'hour' }).expect(200);
    expect(body.items).toMatchObject([
      {
        ...{ at: '2026-04-01T12:00:00.000Z', delivered: 100, retried: 0, failed: 0 },
        ...{ latency_p50: 50, latency_p95: 95, latency_p99: 99 },
      },
      { at: '2026-04-01T13:00:00.000Z', delivered: 0, retried: 1, failed: 1 },
    ]);
    const whole = await stats({ ...day, bucket: 'day' }).expect(200);
    expect(whole.body.items).toMatchObject([{ delivered: 100, retried: 1, failed: 1 }]);
  });

  it('are those of one connection when it is named', async () => {
    await writeLog(server, [
      { connection_id: 5, attempted_at: at(1) },
      { connection_id: 6, attempted_at: at(1) },
    ]);
    const { body } = await stats({ ...day, connection_id: 5 }).expect(200);
    expect(body.items).toMatchObject([{ delivered: 1 }]);
  });

  it('are those of the last 24 hours unless told otherwise', async () => {
    const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
    await writeLog(server, [
      { attempted_at: ago(1), originating_module: 'shop' },
      { attempted_at: ago(23), outcome: 'failed' },
      { attempted_at: ago(25) },
    ]);
    const total = async (query: object) =>
      ((await stats(query).expect(200)).body.items as { delivered: number; failed: number }[])
        .map(({ delivered, failed }) => delivered + failed)
        .reduce((sum, each) => sum + each, 0);
    expect(await total({})).toBe(2);
    expect(await total({ originating_module: 'shop' })).toBe(1);
    expect(await total({ to: ago(24) })).toBe(1);
    expect(await total({ from: ago(24.5) })).toBe(2);
    expect(await total({ from: '9999-12-31T23:00:00Z' })).toBe(0);
    expect(await total({ to: '0001-01-01T00:00:00Z' })).toBe(0);
  });

  it.each([
    [{ ...day, bucket: 'second' }, 'bucket'],
    [{ from: day.to, to: day.from }, 'to'],
    [{ outcome: 'failed' }, 'outcome'],
    [{ from: '2000-01-01T00:00:00Z', to: day.to, bucket: 'minute' }, 'bucket'],
  ])('refuse %j by its field', async (query, path) => {
    const { body } = await stats(query).expect(400);
    expect(body.errors).toMatchObject([{ path }]);
  });
});
