import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import pg from 'pg';
import { type TestEventSource, openEvents } from '../support/event-source.ts';
import { writeLog } from '../support/log-rows.ts';
import { type Agent, type TestApp, ADMIN, startApp } from '../support/start-app.ts';
import { eventually } from '../support/start-plane.ts';

const SITE = '/api/v1/sites/default';
const STREAM = `${SITE}/delivery-log/stream`;

let server: TestApp;
let admin: Agent;
let token: string;
const open: TestEventSource[] = [];
beforeAll(async () => {
  server = await startApp();
  admin = await server.signedIn();
  token = await newToken();
});
afterEach(() => open.splice(0).forEach((source) => source.close()));
afterAll(() => server.close());

async function newToken(more: object = {}): Promise<string> {
  const body = { name: 'Page', module: 'page', capabilities: ['deliveries.browse'], ...more };
  return (await admin.post(`${SITE}/tokens`).send(body).expect(201)).body.token;
}

async function listen(query = '', headers: Record<string, string> = {}, own = token) {
  const source = await openEvents(`${server.url}${STREAM}${query}`, {
    authorization: `Bearer ${own}`,
    ...headers,
  });
  open.push(source);
  return source;
}

const now = () => new Date().toISOString();
const write = (...names: string[]) =>
  writeLog(
    server,
    names.map((event_identifier) => ({ event_identifier, attempted_at: now() })),
  );
const names = (source: TestEventSource) =>
  source.events.map((each) => each.data['event_identifier']);
const heard = (source: TestEventSource, count: number) =>
  eventually(async () => source.events.length >= count, `${count} events`);

describe('the stream of the delivery log', () => {
  it('tells new entries as the list has them, in a form no proxy holds back', async () => {
    await write('before');
    const source = await listen();
    expect(source.status).toBe(200);
    expect(source.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(source.headers.get('cache-control')).toBe('no-cache, no-transform');
    expect(source.headers.get('x-accel-buffering')).toBe('no');
    await write('first', 'second');
    await heard(source, 2);
    expect(source.raw()).toMatch(/^retry: 3000\n\n/);
    expect(names(source)).toEqual(['first', 'second']);
    const { body } = await admin.get(`${SITE}/delivery-log`).query({ q: 'second' }).expect(200);
    expect(source.events[1]).toMatchObject({ event: 'entry', data: body.items[0] });
  });

  it('takes the filters of the list, and refuses what the list refuses', async () => {
    const source = await listen('?q=WANT&outcome=delivered&connector_type=stripe,brevo');
    const attempted_at = new Date().toISOString();
    await writeLog(server, [{ event_identifier: 'wanted', connector_type: 'exact', attempted_at }]);
    await write('unlike', 'wanted');
    await heard(source, 1);
    expect(names(source)).toEqual(['wanted']);
    for (const query of ['?sort=outcome', '?cursor=x', '?outcome=lost', '?colour=red']) {
      expect((await listen(query)).status).toBe(400);
    }
  });

  it('tells what another process commits, each entry once, however late it commits', async () => {
    const source = await listen();
    const late = new pg.Client({ connectionString: server.database.url });
    await late.connect();
    await late.query('BEGIN');
    await late.query(INSERT, ['late']);
    const writer = spawn(process.execPath, ['--input-type=module', '-e', WRITER], {
      env: { ...process.env, DATABASE_URL: server.database.url },
      stdio: 'ignore',
    });
    expect((await once(writer, 'exit'))[0]).toBe(0);
    await heard(source, 1200);
    await late.query('COMMIT');
    await late.end();
    await heard(source, 1201);
    expect(new Set(source.events.map((each) => each.data['id'])).size).toBe(1201);
    expect(names(source).at(-1)).toBe('late');
    expect(source.events.at(-1)!.data['id']).toBeLessThan(Number(source.events[0]!.data['id']));
  });

  it('goes on after the last event a client has seen, without loss and without repetition', async () => {
    const first = await listen();
    await write('a', 'b', 'c');
    await heard(first, 3);
    first.close();
    await write('d', 'e');
    const again = await listen('', { 'last-event-id': first.events[1]!.id });
    await heard(again, 3);
    await write('f');
    await heard(again, 4);
    expect(names(again)).toEqual(['c', 'd', 'e', 'f']);
  });

  it.each(['7', '1.x.y', `1.5:4:.4:4:`, `1.${'9'.repeat(19)}:1:.1:1:`, '; DROP TABLE sites'])(
    'refuses the last event id %j, which it never sent',
    async (id) => {
      expect((await listen('', { 'last-event-id': id })).status).toBe(400);
    },
  );

  it('tells a client that missed too much to read the list anew', async () => {
    const first = await listen();
    await write('seen');
    await heard(first, 1);
    first.close();
    await write(...Array.from({ length: 5001 }, (_, n) => `missed ${n}`));
    const again = await listen('', { 'last-event-id': first.events[0]!.id });
    await write('new');
    await heard(again, 2);
    expect(again.events.map((each) => each.event)).toEqual(['gap', 'entry']);
    expect(names(again)[1]).toBe('new');
  });
});

describe('who may listen', () => {
  it('is who may browse the log of this site', async () => {
    const viewer = await newToken({ capabilities: ['connections.list'] });
    expect((await listen('', {}, viewer)).status).toBe(403);
    expect((await listen('', {}, 'pb_wrong')).status).toBe(401);
    await admin.post('/api/v1/sites').send({ slug: 'other', name: 'Other' }).expect(201);
    const far = await openEvents(`${server.url}/api/v1/sites/other/delivery-log/stream`, {
      authorization: `Bearer ${token}`,
    });
    expect(far.status).toBe(404);
  });

  it('hears nothing of other sites', async () => {
    await admin.post('/api/v1/sites').send({ slug: 'near', name: 'Near' }).expect(201);
    const source = await listen();
    await server.db.query(INSERT.replace("'default'", "'near'"), ['far']);
    await write('here');
    await heard(source, 1);
    expect(names(source)).toEqual(['here']);
  });

  it('hears of its own connections alone with a token limited to them', async () => {
    const limited = await newToken({ connections: [await someConnection()] });
    const source = await listen('', {}, limited);
    await writeLog(server, [
      { connection_id: 999, event_identifier: 'not of it', attempted_at: now() },
      { connection_id: await someConnection(), event_identifier: 'of it', attempted_at: now() },
    ]);
    await heard(source, 1);
    expect(names(source)).toEqual(['of it']);
  });

  it('hears nothing more once the token is revoked', async () => {
    const body = { name: 'Short', module: 'page', capabilities: ['deliveries.browse'] };
    const made = (await admin.post(`${SITE}/tokens`).send(body).expect(201)).body;
    const source = await listen('', {}, made.token);
    await admin.delete(`${SITE}/tokens/${made.id}`).expect(204);
    await source.ended;
  });

  it('hears nothing more once the session is ended', async () => {
    const answer = await server.anonymous().post('/api/v1/auth/login').send(ADMIN).expect(204);
    const cookie = String(answer.headers['set-cookie']).split(';')[0]!;
    const source = await openEvents(`${server.url}${STREAM}`, { cookie });
    expect(source.status).toBe(200);
    const origin = { cookie, origin: server.url };
    await server.anonymous().post('/api/v1/auth/logout').set(origin).expect(204);
    await source.ended;
  });

  it('is kept to a few streams at once', async () => {
    const own = await newToken();
    for (let count = 0; count < 6; count += 1) expect((await listen('', {}, own)).status).toBe(200);
    const refused = await listen('', {}, own);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('5');
    open.at(-2)!.close();
    await eventually(async () => (await listen('', {}, own)).status === 200, 'a place');
  });
});

it('the stream ends with its process', async () => {
  const beside = await startApp({ beside: server });
  const source = await openEvents(`${beside.url}${STREAM}`, { authorization: `Bearer ${token}` });
  expect(source.status).toBe(200);
  await beside.close();
  await source.ended;
});

let connection: number | undefined;
async function someConnection(): Promise<number> {
  if (connection) return connection;
  const [row]: { id: number }[] = await server.db.query(
    `INSERT INTO connections (site_id, connector_type, family, category, display_name, state, auth_flow,
       settings, scopes_granted, operator_of_record)
     SELECT s.id, 'stripe', 'payment', 'other', 'Till', 'active', 'api_key', '{}', '[]', u.id
       FROM sites s, users u WHERE s.slug = 'default' LIMIT 1 RETURNING id`,
  );
  connection = row!.id;
  return connection;
}

const INSERT = `
INSERT INTO delivery_log (site_id, delivery_id, connection_id, connection_name, connector_type,
  originating_module, event_identifier, outcome, latency_ms, attempt, attempted_at)
SELECT id, 1, 1, 'Till', 'stripe', 'forms', $1, 'delivered', 1, 1, now()
  FROM sites WHERE slug = 'default'`;

/** Many small transactions, several at once. */
const WRITER = `
import pg from 'pg';
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 4 });
const insert = ${JSON.stringify(INSERT)};
await Promise.all(Array.from({ length: 4 }, async (_, w) => {
  for (let n = 0; n < 300; n += 1) await pool.query(insert, ['w' + w + '-' + n]);
}));
await pool.end();
`;
