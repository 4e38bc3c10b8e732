import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ScheduledRefreshService } from '../../src/modules/connections/scheduled-refresh.service.ts';
import {
  type Wire,
  act,
  connect,
  countConnections,
  readConnection,
} from '../support/connections.ts';
import { dumpDatabase, formsOf } from '../support/database-dump.ts';
import { SITE, type TestPlane, eventually, startPlane } from '../support/start-plane.ts';
import { addConnectors, tokenConnectors } from '../support/test-connectors.ts';

const VENDOR = 'token_generic';
const ID = 'shop-client';
const SECRET = 'shop-secret-CANARY';
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ACCOUNT = {
  email: 'robot@vendor.example',
  private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
};

let plane: TestPlane;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'patchbay-secrets-'));
  plane = await startPlane({ env: { SECRET_REFERENCES: `file:${folder}/` } });
  addConnectors(plane, ...tokenConnectors(plane.sim.url));
});
afterAll(async () => {
  await plane.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  await plane.control('/reset');
  await plane.db.query('DELETE FROM connections');
  await setKey('valid');
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  await plane.control('/keys', { vendor: VENDOR, key: ACCOUNT.email, secret: pem });
});

const setKey = (state: string, secret = SECRET) =>
  plane.control('/keys', { vendor: VENDOR, key: `${ID}:${secret}`, state });
const byClient = (more: object = {}) => ({
  connector_type: 'token_by_client',
  auth_flow: 'api_key',
  credentials: { client_id: ID, client_secret: SECRET },
  ...more,
});
const byAssertion = (account: unknown = ACCOUNT) => ({
  connector_type: 'token_by_assertion',
  auth_flow: 'api_key',
  credentials: { account: typeof account === 'string' ? account : JSON.stringify(account) },
});
const tokensAsked = async () => (await plane.arrived(VENDOR, '/token')).length;
const create = (body: object) => plane.admin.post(`${SITE}/connections`).send(body);
const proxy = (id: number) => plane.admin.get(`${SITE}/connections/${id}/proxy/api/echo`);
const endToken = (id: number) =>
  plane.db.query(
    `UPDATE connections SET expires_at = now() - interval '1 s', refresh_due_at = now() + interval '1 h'
      WHERE id = $1`,
    [id],
  );

describe('a credential that buys tokens', () => {
  it.each([
    ['client id and secret in the header', byClient()],
    ['client id and secret in the body', byClient({ auth_flow: 'basic' })],
    ['a signed assertion, the key in pasted JSON', byAssertion()],
  ])('connects: %s', async (_, body) => {
    const row = await connect(plane, body);
    expect(row).toMatchObject({
      ...{ state: 'active', has_refresh_token: true, vendor_account_name: 'Acme Ltd' },
      test: { outcome: 'connected' },
    });
    const minutes = (Date.parse(String(row['expires_at'])) - Date.now()) / 60_000;
    expect(minutes).toBeCloseTo(60, 0);
    expect(Date.parse(String(row['refresh_due_at']))).toBeLessThan(
      Date.parse(String(row['expires_at'])),
    );
    expect(await tokensAsked()).toBe(1);
  });

  it('is called in the form what the vendor’s people call it', async () => {
    const { body } = await plane.admin.get(`${SITE}/connectors/token_by_client`).expect(200);
    expect(body.flows.map((flow: { label: string | null }) => flow.label)).toEqual([
      'Client',
      null,
    ]);
  });

  it('keeps what the token answer tells in its settings', async () => {
    const row = await connect(plane, byClient({ settings: { note: 'mine' } }));
    expect(row['settings']).toEqual({ note: 'mine', region: 'eu7' });
  });

  it.each([
    ['unknown', () => setKey('valid', 'another'), { client_secret: 'wrong' }, 'credential_revoked'],
    ['revoked', () => setKey('revoked'), {}, 'credential_revoked'],
    ['expired', () => setKey('expired'), {}, 'credential_expired'],
    [
      'not answered',
      () => plane.control('/fault', { kind: 'status', status: 503, vendor: VENDOR }),
      {},
      'vendor_error',
    ],
    [
      'answered with a page',
      () => plane.control('/fault', { kind: 'html', status: 200, vendor: VENDOR }),
      {},
      'vendor_error',
    ],
    [
      'cut off',
      () => plane.control('/fault', { kind: 'cut', vendor: VENDOR }),
      {},
      'network_error',
    ],
  ])('is not stored when it is %s', async (_, prepare, credentials, outcome) => {
    await prepare();
    const answer = await create(
      byClient({ credentials: { client_id: ID, client_secret: SECRET, ...credentials } }),
    );
    expect(answer.status).toBe(422);
    expect(answer.body.test.outcome).toBe(outcome);
    expect(JSON.stringify(answer.body)).not.toContain('CANARY');
    expect(await countConnections(plane)).toBe(0);
  });

  it.each(['no json', '{}', JSON.stringify({ ...ACCOUNT, private_key: 'CANARY' })])(
    'is refused by the name of its field when no key can be made of it: %s',
    async (text) => {
      const answer = await create(byAssertion(text));
      expect(answer.status).toBe(400);
      expect(answer.body.errors[0].message).toContain('holds no private key');
      expect(JSON.stringify(answer.body)).not.toContain('CANARY');
      expect(await tokensAsked()).toBe(0);
    },
  );
});

describe('its token', () => {
  let row: Wire;
  beforeEach(async () => {
    row = await connect(plane, byClient());
  });

  it('is bought anew just before a call when it ended, once for many calls at once', async () => {
    await endToken(row.id);
    await plane.control('/token-endpoint', { delay_ms: 200 });
    const answers = await Promise.all(Array.from({ length: 20 }, () => proxy(row.id)));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(await tokensAsked()).toBe(2);
  });

  it('is bought anew by schedule', async () => {
    await plane.db.query(`UPDATE connections SET refresh_due_at = now() WHERE id = $1`, [row.id]);
    const schedule = plane.app.get(ScheduledRefreshService);
    schedule.start();
    await eventually(async () => (await tokensAsked()) === 2, 'a renewal');
    await schedule.stop();
    expect((await act(plane, row.id, 'test')).body.outcome).toBe('connected');
    expect(await tokensAsked()).toBe(2);
  });

  it('is bought anew by hand, and tested', async () => {
    const answer = await act(plane, row.id, 'refresh').expect(200);
    expect(answer.body.test.outcome).toBe('connected');
    expect(await tokensAsked()).toBe(2);
  });

  it('is bought anew once when the vendor refuses it, and the delivery arrives', async () => {
    await forgetTokens();
    const { body } = await plane.admin
      .post(`${SITE}/deliveries`)
      .send({
        ...{ connection_id: row.id, action: 'request', input: { body: { n: 1 } } },
        ...{ originating_module: 'shop', event_identifier: 'order-1' },
      })
      .expect(202);
    await eventually(async () => {
      const found = await plane.admin.get(`${SITE}/deliveries/${body.id}`);
      return found.body.status === 'delivered';
    }, 'the delivery');
    expect(await tokensAsked()).toBe(1);
  });

  it('is bought anew once when a test finds it refused', async () => {
    await forgetTokens();
    expect((await act(plane, row.id, 'test')).body.outcome).toBe('connected');
    expect(await readConnection(plane, row.id)).toMatchObject({ state: 'active' });
  });

  it.each([
    ['revoked', 'auth_revoked', 'no longer accepts the credential'],
    ['expired', 'auth_expired', 'credential expired'],
  ])(
    'cannot be bought with a credential that is %s: the state says so',
    async (key, state, words) => {
      await setKey(key);
      await endToken(row.id);
      await proxy(row.id).expect(409);
      expect(await readConnection(plane, row.id)).toMatchObject({
        state,
        state_reason: expect.stringContaining(words),
      });
    },
  );

  it('is waited for while the vendor is in trouble: the state stands', async () => {
    await endToken(row.id);
    await plane.control('/fault', {
      kind: 'html',
      vendor: VENDOR,
      path: '/token',
      times: 'always',
    });
    await proxy(row.id).expect(503);
    const after = await readConnection(plane, row.id);
    expect(after.state).toBe('active');
    expect(after['health_reason']).toMatchObject({ code: 'refresh_failing' });
  });

  /** The vendor forgets every token it sold; the credential stays good. */
  async function forgetTokens(): Promise<void> {
    await plane.control('/reset');
    await setKey('valid');
  }
});

describe('the credential', () => {
  it('is replaced, and mends a connection whose credential was revoked', async () => {
    const row = await connect(plane, byClient());
    await setKey('revoked');
    await act(plane, row.id, 'refresh').expect(200);
    expect((await readConnection(plane, row.id)).state).toBe('auth_revoked');
    await setKey('valid', 'next-secret');
    const put = (client_secret: string) =>
      plane.admin
        .put(`${SITE}/connections/${row.id}/credentials`)
        .send({ credentials: { client_id: ID, client_secret } });
    expect((await put('wrong')).status).toBe(422);
    expect((await put('next-secret')).body).toMatchObject({
      ...{ state: 'active', has_refresh_token: true },
    });
    await act(plane, row.id, 'refresh').expect(200);
    expect((await act(plane, row.id, 'test')).body.outcome).toBe('connected');
  });

  it('may be a reference, read anew each time a token is bought', async () => {
    const file = join(folder, 'secret');
    await writeFile(file, SECRET);
    const row = await connect(
      plane,
      byClient({ credentials: { client_id: ID, client_secret: `file:${file}` } }),
    );
    expect(row['credential_references']).toEqual(['client_secret']);
    await setKey('revoked');
    await setKey('valid', 'rotated-in-store');
    await writeFile(file, 'rotated-in-store');
    const answer = await act(plane, row.id, 'refresh').expect(200);
    expect(answer.body).toMatchObject({ state: 'active', test: { outcome: 'connected' } });
    expect(answer.body.credential_references).toEqual(['client_secret']);
  });

  it('survives buying tokens: it is still the one that was typed', async () => {
    const row = await connect(plane, byClient());
    for (let n = 0; n < 3; n += 1) await act(plane, row.id, 'refresh').expect(200);
    expect(await tokensAsked()).toBe(4);
  });

  it('is nowhere in the clear, nor is the token: not stored, logged, or answered', async () => {
    const row = await connect(plane, byClient());
    const assertion = await connect(plane, byAssertion());
    await endToken(row.id);
    const echoed = await proxy(row.id).expect(200);
    const [call] = await plane.arrived(VENDOR, '/api/echo');
    const token = call!.headers['authorization']!.replace('Bearer ', '');
    const [, body] = await plane.arrived(VENDOR, '/token');
    const signed = new URLSearchParams(body!.raw_body).get('assertion')!;
    const dumped = await dumpDatabase(plane.db);
    const shown = JSON.stringify([
      ...[row, assertion, echoed.headers, await readConnection(plane, row.id)],
      (await plane.admin.get(`${SITE}/activity`)).body,
    ]);
    const key = ACCOUNT.private_key.split('\n')[1]!;
    for (const secret of [SECRET, token, signed, key].flatMap(formsOf)) {
      expect(dumped).not.toContain(secret);
      expect(plane.logged.join('\n')).not.toContain(secret);
      expect(shown).not.toContain(secret);
    }
  });
});
