import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LogRow, keepLogForYears, writeLog } from '../support/log-rows.ts';
import { type Agent, type TestApp, startApp } from '../support/start-app.ts';

const SITE = '/api/v1/sites/default';

interface Entry extends Required<LogRow> {
  id: number;
}

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
const list = async (query: Record<string, string | number> = {}, path = '/delivery-log') =>
  (await admin.get(`${SITE}${path}`).query(query).expect(200)).body as {
    items: Entry[];
    next_cursor: string | null;
  };
const refused = async (query: object, path: string) => {
  const { body } = await admin.get(`${SITE}/delivery-log`).query(query).expect(400);
  expect(body).toMatchObject({ code: 'invalid_input', errors: [{ path }] });
};
const events = async (query: Record<string, string | number>) =>
  (await list(query)).items.map((entry) => entry.event_identifier);

describe('the delivery log', () => {
  it('holds every field of an entry, newest first', async () => {
    await writeLog(server, [
      { attempted_at: at(1) },
      { attempted_at: at(3) },
      { attempted_at: at(2) },
    ]);
    const { items } = await list();
    expect(items.map((entry) => entry.attempted_at)).toEqual([at(3), at(2), at(1)]);
    expect(Object.keys(items[0]!).sort()).toEqual([
      ...['attempt', 'attempted_at', 'connection_id', 'connection_name', 'connector_type'],
      ...['delivery_id', 'error_code', 'event_identifier', 'id', 'latency_ms'],
      ...['originating_module', 'outcome', 'vendor_response_code'],
    ]);
  });

  it('is filtered by outcome, one or several', async () => {
    for (const outcome of ['delivered', 'retried', 'failed'] as const) {
      await writeLog(server, [{ outcome, event_identifier: outcome, attempted_at: at(1) }]);
    }
    expect(await events({ outcome: 'failed' })).toEqual(['failed']);
    expect((await events({ outcome: 'failed,retried' })).sort()).toEqual(['failed', 'retried']);
    await refused({ outcome: 'lost' }, 'outcome.0');
  });

  it('is filtered by connection, module and time, all at once', async () => {
    await writeLog(server, [
      { event_identifier: 'a', connection_id: 5, attempted_at: at(1) },
      { event_identifier: 'b', connection_id: 5, attempted_at: at(5), originating_module: 'posts' },
      { event_identifier: 'c', connection_id: 5, attempted_at: at(9) },
      { event_identifier: 'd', connection_id: 6, attempted_at: at(5) },
    ]);
    expect(await events({ connection_id: 5 })).toEqual(['c', 'b', 'a']);
    expect(await events({ originating_module: 'posts' })).toEqual(['b']);
    expect(await events({ from: at(5) })).toEqual(['c', 'd', 'b']);
    expect(await events({ to: at(5) })).toEqual(['d', 'b', 'a']);
    expect(await events({ from: at(2), to: at(8), connection_id: 5 })).toEqual(['b']);
    expect(await events({ from: '2026-04-01T14:05:00+02:00', to: at(8) })).toEqual(['d', 'b']);
  });

  it('is filtered by connector, one or several, whatever else is asked for', async () => {
    const rows = ['stripe', 'mailchimp', 'exact', ''].flatMap((connector_type, type) =>
      (['delivered', 'retried', 'failed'] as const).map((outcome, n): LogRow => ({
        ...{ connector_type, outcome, connection_id: 5 + type, latency_ms: 9 * n + type },
        ...{
          originating_module: type % 2 ? 'posts' : 'forms',
          vendor_response_code: n ? 500 : 200,
        },
        ...{ event_identifier: `${connector_type}-${outcome}`, attempted_at: at(4 * n + type) },
      })),
    );
    await writeLog(server, rows);
    const several = { connector_type: 'exact,stripe, exact' };
    expect(await events({ connector_type: 'mailchimp' })).toEqual(['mailchimp-failed', 'mailchimp-retried', 'mailchimp-delivered']); // prettier-ignore
    for (const sort of ['attempted_at', 'latency_ms', 'vendor_response_code', 'outcome']) {
      const all = await events({ ...several, sort });
      expect(all).toEqual((await events({ sort })).filter((name) => /^(exact|stripe)/.test(name)));
      for (const more of [
        {},
        { outcome: 'failed,retried' },
        { q: 'ed' },
        { originating_module: 'forms' },
      ]) {
        const asked = { ...several, ...more, sort };
        const first = await list({ ...asked, limit: 2 });
        const rest = await list({ ...asked, cursor: first.next_cursor! });
        const paged = [...first.items, ...rest.items].map((entry) => entry.event_identifier);
        expect(paged).toEqual(
          all.filter((name) => !('outcome' in more) || !/delivered/.test(name)),
        );
      }
    }
    expect(await events({ ...several, connection_id: 5 })).toHaveLength(3);
    expect(await events({ ...several, connection_id: 6 })).toEqual([]);
    const { next_cursor } = await list({ ...several, limit: 1 });
    await refused({ connector_type: 'exact', limit: 1, cursor: next_cursor! }, 'cursor');
  });

  it('refuses more connectors than an index is walked for, and none', async () => {
    const many = Array.from({ length: 21 }, (_, n) => `c${n}`).join(',');
    await refused({ connector_type: many }, 'connector_type');
    await refused({ connector_type: '' }, 'connector_type.0');
  });

  it('refuses dates that are turned round, and dates that are none', async () => {
    await refused({ from: at(5), to: at(4) }, 'to');
    await refused({ from: 'yesterday' }, 'from');
    await refused({ to: '2026-02-30T00:00:00Z' }, 'to');
  });

  it('is the log of one connection under its address', async () => {
    await writeLog(server, [
      { connection_id: 5, event_identifier: 'a', attempted_at: at(1) },
      { connection_id: 6, event_identifier: 'b', attempted_at: at(1) },
    ]);
    const { items } = await list({}, '/connections/5/delivery-log');
    expect(items.map((entry) => entry.event_identifier)).toEqual(['a']);
  });

  it('is known under the address of a connection that is gone, and of none that never was', async () => {
    await writeLog(server, [{ connection_id: 5, attempted_at: at(1) }]);
    const { items } = await list({ outcome: 'failed' }, '/connections/5/delivery-log');
    expect(items).toEqual([]);
    const { body } = await admin.get(`${SITE}/connections/77/delivery-log`).expect(404);
    expect(body.code).toBe('not_found');
  });

  it.each([
    ['limit', '0'],
    ['limit', '201'],
    ['limit', 'many'],
    ['limit', '0x10'],
    ['limit', '1e2'],
    ['limit', '1.5'],
    ['sort', 'colour'],
    ['connection_id', '-1'],
    ['colour', 'red'],
  ])('refuses ?%s=%s by its name', (name, value) => refused({ [name]: value }, name));
});

describe('the end of the retention', () => {
  afterAll(() => keepLogForYears(server));

  it('hides what is older, removed or not, in lists, export, statistics and of one delivery', async () => {
    const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
    await writeLog(server, [
      { event_identifier: 'kept', attempted_at: ago(6) },
      { event_identifier: 'past', attempted_at: ago(8) },
    ]);
    await admin.patch(`${SITE}/settings`).send({ delivery_log_retention_days: 7 }).expect(200);
    for (const sort of ['attempted_at', '-latency_ms', 'vendor_response_code', 'outcome']) {
      expect(await events({ sort })).toEqual(['kept']);
    }
    expect(await events({ from: ago(30), q: 'p' })).toEqual(['kept']);
    expect((await admin.get(`${SITE}/delivery-log/export`).expect(200)).text).not.toContain('past');
    const span = { from: ago(30), to: ago(0), bucket: 'day' };
    const stats = await admin.get(`${SITE}/delivery-stats`).query(span).expect(200);
    expect(stats.body.items).toMatchObject([{ delivered: 1 }]);
  });
});

describe('a search in event identifiers', () => {
  beforeEach(() =>
    writeLog(
      server,
      ['Order-100%', 'order-1000', 'ORDER_7', 'order-17', 'back\\slash', 'Größe', 'x'].map(
        (event_identifier) => ({ event_identifier, attempted_at: at(1) }),
      ),
    ),
  );

  it.each([
    ['order', ['ORDER_7', 'Order-100%', 'order-1000', 'order-17']],
    ['ER-1', ['Order-100%', 'order-1000', 'order-17']],
    ['100%', ['Order-100%']],
    ['r_7', ['ORDER_7']],
    ['_', ['ORDER_7']],
    ['%', ['Order-100%']],
    ['\\', ['back\\slash']],
    ['größe', ['Größe']],
    ["'; DROP TABLE delivery_log; --", []],
    ['nothing', []],
  ])('finds %j as a substring, whatever its case: %j', async (q, found) => {
    expect((await events({ q })).sort()).toEqual([...found].sort());
  });

  it('of nothing finds everything', async () => {
    expect(await events({ q: '' })).toHaveLength(7);
    expect(await events({ q: '   ' })).toHaveLength(7);
  });

  it('of more than 200 characters, or with a NUL, is refused', async () => {
    await refused({ q: 'x'.repeat(201) }, 'q');
    await refused({ q: 'a\0b' }, 'q');
  });
});

describe('pages of the log', () => {
  const SORTS = ['attempted_at', 'latency_ms', 'vendor_response_code', 'outcome'];

  async function walk(sort: string, limit: number): Promise<Entry[]> {
    const all: Entry[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list({ sort, limit, ...(cursor && { cursor }) }); // prettier-ignore
      expect(page.items.length).toBeLessThanOrEqual(limit);
      all.push(...page.items);
      cursor = page.next_cursor;
    } while (cursor !== null);
    return all;
  }

  it.each(SORTS.flatMap((sort) => [sort, `-${sort}`]))(
    'by %s hold every entry once, in order, nulls last',
    async (sort) => {
      const rows = Array.from({ length: 95 }, (_, n): LogRow => {
        const outcome = (['delivered', 'retried', 'failed'] as const)[n % 3]!;
        const code = n % 4 === 0 ? null : [200, 429, 500][n % 3]!;
        return { outcome, vendor_response_code: code, latency_ms: n % 7, attempted_at: at(n % 11) };
      });
      await writeLog(server, rows);
      const all = await walk(sort, 10);
      expect(new Set(all.map((entry) => entry.id)).size).toBe(95);
      const column = sort.replace('-', '') as keyof Entry;
      const direction = sort.startsWith('-') ? -1 : 1;
      const rank = (entry: Entry) => entry[column];
      const sorted = [...all].sort((a, b) => {
        const [x, y] = [rank(a), rank(b)];
        if (x === y) {
          const apart = Date.parse(a.attempted_at) - Date.parse(b.attempted_at);
          return (apart || a.id - b.id) * direction;
        }
        if (x === null) return 1;
        if (y === null) return -1;
        return (x < y ? -1 : 1) * direction;
      });
      expect(all.map((entry) => entry.id)).toEqual(sorted.map((entry) => entry.id));
    },
  );

  it('neither repeat nor skip what is there when others arrive meanwhile', async () => {
    await writeLog(
      server,
      Array.from({ length: 20 }, (_, n) => ({ attempted_at: at(n) })),
    );
    const first = await list({ limit: 10 });
    await writeLog(server, [{ attempted_at: at(59) }, { attempted_at: at(58) }]);
    const second = await list({ limit: 10, cursor: first.next_cursor! });
    const times = [...first.items, ...second.items].map((entry) => entry.attempted_at);
    expect(times).toEqual(Array.from({ length: 20 }, (_, n) => at(19 - n)));
    expect(second.next_cursor).toBeNull();
  });

  it('refuse a cursor of another query, of another list, and one that is none', async () => {
    await writeLog(server, [{ attempted_at: at(1) }, { attempted_at: at(2) }]);
    const { next_cursor } = await list({ limit: 1 });
    expect(next_cursor).toBeTruthy();
    await refused({ limit: 1, cursor: next_cursor!, q: 'x' }, 'cursor');
    await refused({ limit: 1, cursor: next_cursor!, sort: 'latency_ms' }, 'cursor');
    await refused({ cursor: 'bm90aGluZw' }, 'cursor');
    await refused({ cursor: '%00' }, 'cursor');
    const { body } = await admin.get(`${SITE}/connections`).query({ cursor: next_cursor }).expect(400); // prettier-ignore
    expect(body.errors).toMatchObject([{ path: 'cursor' }]);
  });
});
