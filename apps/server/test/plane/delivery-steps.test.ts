import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'; // prettier-ignore
import { action } from '@patchbay/connector-sdk/action';
import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { header } from '@patchbay/connector-sdk/auth/inject';
import { keyField } from '@patchbay/connector-sdk/fields';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';
import { Keyring } from '../../src/platform/crypto/keyring.ts';
import { progressContext } from '../../src/modules/deliveries/payload-context.ts';
import { connect } from '../support/connections.ts';
import { dumpDatabase, formsOf } from '../support/database-dump.ts';
import { becomes, outcomes, readDelivery } from '../support/deliveries.ts';
import { type Replayed, replay } from '../support/replays.ts';
import { type SpawnedServer, spawnServer } from '../support/spawn-server.ts';
import { SITE, type TestPlane, eventually, startPlane } from '../support/start-plane.ts';
import { addConnectors, plainConnector } from '../support/test-connectors.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** A person is looked for, then their organization, which is made, then the person is. */
const SEARCH = '/api/v2/persons/search';
const ORGANIZATIONS = '/api/v2/organizations';
const STEPS = [SEARCH, `${ORGANIZATIONS}/search`, ORGANIZATIONS];
const PERSONS = '/api/v2/persons';
const NOTHING = { success: true, data: { items: [] } };
const made = (id: number) => ({ success: true, data: { id } });
const ANSWERS: readonly Replayed[] = [
  { path: '/v1/users/me', status: 200, times: 'always', json: { success: true, data: { id: 1, name: 'Me', company_id: 5, company_name: 'Acme', company_domain: 'acme' } } },
  { path: '*/search', status: 200, json: NOTHING, times: 'always' },
  { path: ORGANIZATIONS, status: 201, json: made(301), times: 'always' },
  { path: PERSONS, status: 201, json: made(201), times: 'always' },
]; // prettier-ignore
const INPUT = { email: 'ada@example.com', first_name: 'Ada', company: 'Analytical Engines' };

async function connectPipedrive(plane: TestPlane): Promise<number> {
  await plane.control('/reset');
  await replay(plane, 'pipedrive', ANSWERS);
  const body = {
    ...{ connector_type: 'pipedrive', auth_flow: 'api_key' },
    credentials: { api_token: '0123456789abcdef0123456789abcdef01234567' },
  };
  return (await connect(plane, body)).id;
}

let events = 0;
async function upsert(plane: TestPlane, connection: number): Promise<number> {
  const body = {
    ...{ connection_id: connection, action: 'upsert_contact', input: INPUT },
    ...{ originating_module: 'forms', event_identifier: `steps-${++events}` },
  };
  return (await plane.admin.post(`${SITE}/deliveries`).send(body).expect(202)).body.id;
}

/** What arrived for the delivery, in its order. */
async function paths(plane: TestPlane): Promise<string[]> {
  return (await plane.arrived('pipedrive', '/api/*')).map(({ path }) => path);
}

describe('an action with steps', () => {
  let plane: TestPlane;
  let connection: number;
  beforeAll(async () => {
    plane = await startPlane({ vendors: ['pipedrive'], env: { BREAKER_THRESHOLD: '100' } });
  });
  afterAll(() => plane.close());
  beforeEach(async () => {
    connection = await connectPipedrive(plane);
  });
  const fault = (path: string, more: object) =>
    plane.control('/fault', { vendor: 'pipedrive', path, ...more });

  it('does them in order and tells what the vendor answered', async () => {
    const id = await upsert(plane, connection);
    const done = await becomes(plane, id, 'delivered');
    expect(await paths(plane)).toEqual([...STEPS, PERSONS]);
    const [person] = await plane.arrived('pipedrive', PERSONS);
    expect(JSON.parse(person!.raw_body)).toMatchObject({ org_id: 301 });
    expect(done).toMatchObject({ result: { contact_id: '201' }, attempts: 1 });
    const list = await plane.admin.get(`${SITE}/deliveries?connection_id=${connection}`);
    expect(list.body.items[0]).not.toHaveProperty('result');
  });

  it('keeps what it found and was told sealed', async () => {
    const id = await upsert(plane, connection);
    await becomes(plane, id, 'delivered');
    const [row] = await plane.db.query('SELECT progress_blob, result_blob FROM deliveries WHERE id = $1', [id]); // prettier-ignore
    expect(row.progress_blob.length).toBeGreaterThan(20);
    expect(row.result_blob.length).toBeGreaterThan(20);
    const dump = await dumpDatabase(plane.db);
    for (const word of ['org_id', 'contact_id']) {
      for (const form of formsOf(word)) expect(dump).not.toContain(form);
    }
  });

  it.each([
    ['a step', `${ORGANIZATIONS}/search`],
    ['the request after them', PERSONS],
  ])('goes on with %s that failed, and repeats none before it', async (_, path) => {
    await fault(path, { kind: 'status', status: 503, times: 2 });
    const done = await becomes(plane, await upsert(plane, connection), 'delivered');
    expect(outcomes(done)).toEqual(['retried', 'retried', 'delivered']);
    const seen = await paths(plane);
    expect(seen.filter((one) => one === path)).toHaveLength(3);
    expect([...new Set(seen)]).toEqual([...STEPS, PERSONS]);
    expect(seen).toHaveLength(6);
  });

  it('fails with the code by which a step is refused, and goes on there when it is retried', async () => {
    const body = JSON.stringify({ success: false, error: 'no', code: 'ERR_SCHEMA_VALIDATION_FAILED' }); // prettier-ignore
    await fault(ORGANIZATIONS, { kind: 'body', status: 400, body });
    const id = await upsert(plane, connection);
    const failed = await becomes(plane, id, 'failed');
    expect(failed.log).toMatchObject([
      { outcome: 'failed', vendor_response_code: 400, error_code: 'ERR_SCHEMA_VALIDATION_FAILED' },
    ]);
    expect(failed).toMatchObject({ result: null });
    await plane.admin.post(`${SITE}/deliveries/${id}/retry`).expect(202);
    await becomes(plane, id, 'delivered');
    expect(await paths(plane)).toEqual([...STEPS, ORGANIZATIONS, PERSONS]);
  });

  it('is tried again when a step is answered with something of somebody else', async () => {
    await fault(SEARCH, { kind: 'body', status: 200, body: '{"welcome":true}' });
    const done = await becomes(plane, await upsert(plane, connection), 'delivered');
    expect(done.log[0]).toMatchObject({ outcome: 'retried', error_code: 'unexpected_answer' });
  });

  it('counts each call against the limit of the account', async () => {
    const limit = { requests: 2, per: '1s' };
    const set = (rules: object) =>
      plane.admin.patch(`${SITE}/settings`).send({ connector_overrides: rules }).expect(200);
    await set({ pipedrive: { rate_limit: limit } });
    try {
      await plane.control('/rate-limits', { vendor: 'pipedrive', path: '/api/*', requests: 2, per_ms: 1000 }); // prettier-ignore
      // Until what was cached of the rules is read again.
      await new Promise((resolve) => setTimeout(resolve, 2500));
      const ids = [await upsert(plane, connection), await upsert(plane, connection)];
      for (const id of ids) {
        expect((await becomes(plane, id, 'delivered')).log).toHaveLength(1);
      }
      const { items } = await plane.control('/rate-limits', {}, 'GET');
      expect(items).toMatchObject([{ allowed: 8, refused: 0 }]);
    } finally {
      await set({});
    }
  });
});

describe('a step of every attempt', () => {
  const VENDOR = 'sessions';
  let plane: TestPlane;
  beforeAll(async () => {
    plane = await startPlane({ env: { BREAKER_THRESHOLD: '100' } });
    const key = apiKey({
      fields: z.strictObject({ api_key: keyField({ title: 'Key' }) }),
      inject: header('x-key', 'api_key'),
    });
    const read = ({ body }: VendorResponse) => z.record(z.string(), z.string()).parse(body);
    const write = action({
      ...{ title: 'Write', description: 'Writes.', sample: {}, input: z.strictObject({}) },
      before: [
        { name: 'look_up', request: () => ({ method: 'GET', path: '/api/look-up' }), read },
        {
          ...{ name: 'open_session', everyAttempt: true as const, read },
          request: () => ({ method: 'GET', path: '/api/session' }),
        },
      ],
      request: (_, __, { session, customer }) => ({
        ...{ method: 'POST', path: '/api/things', json: { customer } },
        headers: { 'x-session': String(session) },
      }),
    });
    const at = `${plane.sim.url}/${VENDOR}`;
    addConnectors(plane, plainConnector(VENDOR, at, [key], { actions: { write } }));
  });
  afterAll(() => plane.close());

  it('is made anew in each attempt, and what it finds is nowhere stored', async () => {
    await plane.control('/reset');
    await replay(plane, VENDOR, [
      { path: '/api/me', status: 200, times: 'always', json: { id: '1', name: 'Me' } },
      { path: '/api/look-up', status: 200, times: 'always', json: { customer: 'c-7' } },
      { path: '/api/session', status: 200, json: { session: 'first-CANARY' } },
      { path: '/api/session', status: 200, json: { session: 'second-CANARY' } },
      { path: '/api/things', status: 503, json: {} },
      { path: '/api/things', status: 201, json: {} },
    ]);
    const wanted = { connector_type: VENDOR, auth_flow: 'api_key', credentials: { api_key: 'k' } };
    const { id: connection } = await connect(plane, wanted);
    const body = {
      ...{ connection_id: connection, action: 'write', input: {} },
      ...{ originating_module: 'forms', event_identifier: 'session' },
    };
    const { id } = (await plane.admin.post(`${SITE}/deliveries`).send(body).expect(202)).body;
    const done = await becomes(plane, id, 'delivered');
    expect(outcomes(done)).toEqual(['retried', 'delivered']);
    const calls = await plane.arrived(VENDOR, '/api/*');
    expect(calls.map(({ path }) => path).slice(1)).toEqual([
      ...['/api/look-up', '/api/session', '/api/things'],
      ...['/api/session', '/api/things'],
    ]);
    const sent = calls.filter(({ path }) => path === '/api/things');
    expect(sent.map(({ headers }) => headers['x-session'])).toEqual(['first-CANARY', 'second-CANARY']); // prettier-ignore
    expect(sent.map(({ raw_body: raw }) => JSON.parse(raw))).toEqual(Array(2).fill({ customer: 'c-7' })); // prettier-ignore
    const [row] = await plane.db.query('SELECT site_id, message_id, progress_blob FROM deliveries WHERE id = $1', [id]); // prettier-ignore
    const place = progressContext(connection, row.message_id);
    const keyring = plane.app.get(Keyring);
    const opened = await keyring.openJson(Number(row.site_id), place, row.progress_blob);
    expect(opened.reveal()).toEqual({ done: ['look_up'], found: { customer: 'c-7' } });
  });

  it('comes to its end although the limit lets through one call at a time', async () => {
    const rate_limit = { requests: 1, per: '1s' };
    const connector_overrides = { [VENDOR]: { rate_limit } };
    await plane.admin.patch(`${SITE}/settings`).send({ connector_overrides }).expect(200);
    await replay(plane, VENDOR, [
      { path: '/api/me', status: 200, times: 'always', json: { id: '1', name: 'Me' } },
      { path: '/api/look-up', status: 200, times: 'always', json: { customer: 'c-7' } },
      { path: '/api/session', status: 200, times: 'always', json: { session: 's' } },
      { path: '/api/things', status: 201, times: 'always', json: {} },
    ]);
    const wanted = { connector_type: VENDOR, auth_flow: 'api_key', credentials: { api_key: 'l' } };
    const { id: connection } = await connect(plane, wanted);
    const body = {
      ...{ connection_id: connection, action: 'write', input: {} },
      ...{ originating_module: 'forms', event_identifier: 'limited' },
    };
    const { id } = (await plane.admin.post(`${SITE}/deliveries`).send(body).expect(202)).body;
    expect(outcomes(await becomes(plane, id, 'delivered'))).toEqual(['delivered']);
  });
});

describe('a worker killed between steps', () => {
  let plane: TestPlane;
  let other: SpawnedServer;
  beforeEach(async () => {
    plane = await startPlane({ vendors: ['pipedrive'], workers: false });
    other = spawnServer({ ...plane.env, ROLE: 'worker' });
    await other.ready();
  });
  afterEach(async () => {
    other.kill('SIGKILL');
    await other.exited;
    await plane.close();
  });

  it('repeats none that was done: another goes on with the one that was under way', async () => {
    const connection = await connectPipedrive(plane);
    await plane.control('/fault', { vendor: 'pipedrive', path: ORGANIZATIONS, kind: 'hang', times: 'always' }); // prettier-ignore
    const ids = await Promise.all([1, 2, 3].map(() => upsert(plane, connection)));
    const held = async () => (await plane.arrived('pipedrive', ORGANIZATIONS)).length === 3;
    await eventually(held, 'three under way');
    other.kill('SIGKILL');
    await other.exited;
    await plane.control('/faults', {}, 'DELETE');
    await plane.startWorkers();
    const all = async () =>
      (await Promise.all(ids.map((id) => readDelivery(plane, id)))).every(
        ({ status }) => status === 'delivered',
      );
    await eventually(all, 'all delivered', 40_000);
    const seen = await paths(plane);
    const count = (path: string) => seen.filter((one) => one === path).length;
    expect([...STEPS, PERSONS].map(count)).toEqual([3, 3, 6, 3]);
  });
});
