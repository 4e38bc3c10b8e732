import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  STRIPE_EXPIRED,
  bodies,
  connect,
  countConnections,
  readConnection,
} from '../support/connections.ts';
import { CALLS, becomes, deliver, deliveryBody } from '../support/deliveries.ts';
import { ADMIN } from '../support/start-app.ts';
import { SITE, type TestPlane, eventually, startPlane } from '../support/start-plane.ts';

let plane: TestPlane;
beforeAll(async () => {
  plane = await startPlane();
});
afterAll(() => plane.close());
beforeEach(() => plane.control('/reset'));

const post = (body: object) => plane.admin.post(`${SITE}/connections`).send(body);

/** Refused with this outcome, and not a row more than before. */
async function refused(body: object, test: object): Promise<void> {
  const before = await countConnections(plane);
  const answer = await post(body).expect(422);
  expect(answer.type).toBe('application/problem+json');
  expect(answer.body).toMatchObject({ status: 422, code: 'validation_failed', test });
  expect(await countConnections(plane)).toBe(before);
}

describe('connecting with an API key', () => {
  const withKey = (api_key: string) => ({ ...bodies.stripe(), credentials: { api_key } });

  it('stores nothing for a key the vendor does not know, and calls it revoked', () =>
    refused(withKey('sk_test_PatchbayNobodyKnows0001'), {
      outcome: 'credential_revoked',
      account_id: null,
    }));

  it('stores nothing for an expired key, and says that it expired', () =>
    refused(withKey(STRIPE_EXPIRED), {
      outcome: 'credential_expired',
      vendor_code: 'api_key_expired',
    }));

  it('stores nothing for a key that may not read the account, and names what it lacks', async () => {
    const key = 'rk_test_PatchbayNoReading00001';
    await plane.control('/keys', { vendor: 'stripe', key, scopes: ['customer_write'] });
    await refused(withKey(key), {
      outcome: 'scope_insufficient',
      missing_scopes: ['rak_accounts_kyc_basic_read'],
    });
  });

  it('stores nothing for a caller who left while the vendor was still being asked', async () => {
    const before = await countConnections(plane);
    await plane.control('/fault', { vendor: 'stripe', path: '/v1/account', kind: 'hang' });
    const login = await plane.anonymous().post('/api/v1/auth/login').send(ADMIN).expect(204);
    const cookie = String(login.headers['set-cookie']).split(';')[0]!;
    const left = new AbortController();
    const asked = fetch(`${plane.url}${SITE}/connections`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(bodies.stripe()),
      signal: left.signal,
    });
    const gone = expect(asked).rejects.toThrow(/abort/);
    await eventually(async () => (await plane.arrived('stripe')).length > 0, 'the vendor is asked');
    left.abort();
    await gone;
    await eventually(
      async () => plane.logged.some((line) => line.includes('"error_code":"aborted"')),
      'the call to the vendor ends with its caller, long before its time is up',
    );
    expect(await countConnections(plane)).toBe(before);
  });

  it('makes an active connection of a right key, with the account the vendor told', async () => {
    const before = await countConnections(plane);
    const { body } = await post(bodies.stripe()).expect(201);
    expect(body).toMatchObject({
      connector_type: 'stripe',
      family: 'payment',
      display_name: 'Stripe',
      category: 'other',
      state: 'active',
      state_reason: null,
      health: 'connected',
      auth_flow: 'api_key',
      vendor_account_id: 'acct_1Sim48210731',
      vendor_account_name: 'Acme Ltd',
      scopes_granted: [],
      expires_at: null,
      last_test_outcome: 'connected',
      last_delivery_at: null,
      has_credential: true,
      has_refresh_token: false,
      test: { outcome: 'connected', account_id: 'acct_1Sim48210731', missing_scopes: [] },
    });
    expect(body.test.latency_ms).toBeGreaterThanOrEqual(0);
    expect(body).not.toHaveProperty('secret');
    expect(await countConnections(plane)).toBe(before + 1);
  });

  it('asks the vendor once, and only reads there', async () => {
    await connect(plane, bodies.stripe());
    const calls = await plane.arrived('stripe');
    expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /v1/account']);
  });

  it('names the field of a key that cannot be one, without asking the vendor', async () => {
    const { body } = await post(withKey('pk_live_no_secret_key')).expect(400);
    const paths = body.errors.map((error: { path: string }) => error.path);
    expect(new Set(paths)).toEqual(new Set(['credentials.api_key']));
    expect(JSON.stringify(body)).not.toContain('pk_live_no_secret_key');
    expect(await plane.arrived('stripe')).toEqual([]);
  });

  it.each([
    ['a missing field', { credentials: {} }, 'credentials.api_key'],
    ['a field of another connector', { settings: { url: 'https://x.example' } }, 'settings.url'],
    ['a flow it does not have', { auth_flow: 'basic' }, 'auth_flow'],
    ['an unknown connector', { connector_type: 'nobody' }, 'connector_type'],
    ['an unknown category', { category: 'toys' }, 'category'],
    ['a field nobody knows', { colour: 'red' }, 'colour'],
  ])('refuses %s by its name', async (_, change, path) => {
    const { body } = await post({ ...bodies.stripe(), ...change }).expect(400);
    expect(body.errors.map((error: { path: string }) => error.path)).toContain(path);
  });
});

describe('a key in the header its owner names', () => {
  it.each([
    ['Authorization: Bearer', 'authorization', 'Bearer demo-api-key', 'Bearer '],
    ['X-Api-Key', 'x-api-key', 'demo-api-key', ''],
    ['Authorization: Token', 'authorization', 'Token demo-api-key', 'Token '],
  ])('goes out as %s', async (header, name, value, prefix) => {
    await plane.control('/api-key-header', { header: name, prefix });
    const { id, state } = await connect(plane, bodies.apiKey(plane.sim, { header }));
    expect(state).toBe('active');
    await becomes(plane, await deliver(plane, id, 'request'), 'delivered');
    const [me, order] = await plane.arrived('api_key_generic');
    expect(me).toMatchObject({ method: 'GET', path: '/api/me' });
    expect(me!.headers[name]).toBe(value);
    expect(order).toMatchObject({ method: 'POST', path: '/api/orders', raw_body: '{"n":1}' });
    expect(order!.headers[name]).toBe(value);
  });

  it('is Authorization: Bearer unless told otherwise', async () => {
    await connect(plane, bodies.apiKey(plane.sim));
    const [me] = await plane.arrived('api_key_generic');
    expect(me!.headers['authorization']).toBe('Bearer demo-api-key');
  });

  it.each([
    ['demo-revoked-key', 'credential_revoked'],
    ['demo-expired-key', 'credential_expired'],
    ['demo-unknown-key', 'credential_revoked'],
  ])('that the vendor refuses: %s is %s', (api_key, outcome) =>
    refused({ ...bodies.apiKey(plane.sim), credentials: { api_key } }, { outcome }),
  );

  it.each(['X-Api-Key', 'authorization', 'Cookie', 'X-Signature', 'Host'])(
    'and %s are not a delivery’s to write',
    async (name) => {
      await plane.control('/api-key-header', { header: 'X-Api-Key' });
      const { id } = await connect(plane, bodies.apiKey(plane.sim, { header: 'X-Api-Key' }));
      const input = { ...CALLS.request.input, headers: { [name]: 'mine' } };
      const body = deliveryBody(id, 'request', { input });
      const answer = await plane.admin.post(`${SITE}/deliveries`).send(body);
      if (answer.status === 202) {
        const { log } = await becomes(plane, answer.body.id, 'failed');
        expect(log).toMatchObject([{ error_code: 'invalid_input', vendor_response_code: null }]);
      } else {
        expect(answer.body.errors).toMatchObject([{ path: expect.stringContaining('headers') }]);
      }
      expect(await plane.arrived('api_key_generic', '/api/orders')).toEqual([]);
    },
  );
});

describe('an API key with a signing secret', () => {
  it('signs the test call and every delivery so that the vendor accepts them', async () => {
    const { id } = await connect(plane, bodies.apiKeySecret(plane.sim));
    const done = await becomes(plane, await deliver(plane, id, 'request'), 'delivered');
    expect(done.log).toMatchObject([{ outcome: 'delivered', vendor_response_code: 200 }]);
    const calls = await plane.arrived('api_key_secret_generic');
    expect(calls.map((call) => call.status)).toEqual([200, 200]);
    for (const { headers } of calls) {
      expect(headers['x-signature']).toMatch(/^v1=[0-9a-f]{64}$/);
      expect(Math.abs(Number(headers['x-signature-timestamp']) - Date.now() / 1000)).toBeLessThan(
        60,
      );
    }
  });

  it('is refused when the vendor finds the signature wrong', () => {
    const body = bodies.apiKeySecret(plane.sim);
    const credentials = { ...body.credentials, signing_secret: 'another-signing-secret' };
    return refused({ ...body, credentials }, { outcome: 'credential_revoked' });
  });
});

describe('the vendor in trouble while connecting', () => {
  it.each([
    ['cut', { kind: 'cut', times: 'always' }, 'network_error', 'connection_reset'],
    ['error page', { kind: 'html' }, 'vendor_error', expect.anything()],
    ['500', { kind: 'status', status: 500 }, 'vendor_error', expect.anything()],
    ['429', { kind: 'status', status: 429 }, 'vendor_error', expect.anything()],
    ['broken JSON', { kind: 'bad_json' }, 'vendor_error', 'unexpected_answer'],
    ['elsewhere', { kind: 'redirect' }, 'network_error', 'redirect_refused'],
    ['without end', { kind: 'huge' }, 'network_error', 'response_too_large'],
  ])('%s is told apart and stores nothing', async (_, fault, outcome, vendor_code) => {
    await plane.control('/fault', { vendor: 'stripe', ...fault });
    await refused(bodies.stripe(), { outcome, vendor_code });
  });

  it('is a network error when nobody listens', () => {
    const base_url = 'http://127.0.0.1:9/api';
    return refused(bodies.apiKey(plane.sim, { base_url }), {
      outcome: 'network_error',
      vendor_code: 'connect_failed',
    });
  });

  it('is a network error when the address is private and not allowed', () => {
    const base_url = 'http://10.11.12.13/api';
    return refused(bodies.apiKey(plane.sim, { base_url }), {
      outcome: 'network_error',
      vendor_code: 'address_refused',
    });
  });
});

it('a connection’s credential is never told again', async () => {
  const { id } = await connect(plane, bodies.stripe());
  const text = JSON.stringify(await readConnection(plane, id));
  expect(text).not.toContain(bodies.stripe().credentials.api_key);
});
