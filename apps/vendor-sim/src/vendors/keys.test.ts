import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startVendorSim, type VendorSim } from '../start.ts';
import { call, control } from '../../test/client.ts';

const STRIPE_KEY = 'sk_test_PatchbayDemoAcme00000001';
const basic = (pair: string) => ({
  authorization: `Basic ${Buffer.from(pair).toString('base64')}`,
});

let sim: VendorSim;

beforeAll(async () => {
  sim = await startVendorSim();
});
afterAll(() => sim.close());
beforeEach(() => sim.sim.reset());

describe('Stripe', () => {
  const post = (path: string, form: Record<string, string>, key?: string) =>
    call(sim, 'POST', `/stripe${path}`, {
      token: STRIPE_KEY,
      form,
      ...(key ? { headers: { 'idempotency-key': key } } : {}),
    });
  const account = (token: string) => call(sim, 'GET', '/stripe/v1/account', { token });

  it('shows a refused key only by its ends, and tells an expired one apart', async () => {
    const unknown = await account('sk_test_NeverIssued1234');
    expect(unknown).toMatchObject({
      status: 401,
      body: { error: { message: 'Invalid API Key provided: sk_test_***********1234' } },
    });
    expect(await account('sk_test_PatchbayDemoRevoked00001')).toMatchObject({ status: 401 });
    const expired = await account('sk_test_PatchbayDemoExpired00001');
    expect(expired.body).toMatchObject({ error: { code: 'api_key_expired' } });
  });

  it('names the permission a restricted key lacks', async () => {
    const token = 'rk_test_PatchbayDemoLimited00001';
    expect((await account(token)).status).toBe(200);
    const form = { amount: '100', currency: 'eur' };
    const refused = await call(sim, 'POST', '/stripe/v1/payment_intents', { token, form });
    expect(refused.status).toBe(403);
    expect(JSON.stringify(refused.body)).toContain("'rak_payment_intent_write' permission");
  });

  it('repeats the first answer for the same idempotency key', async () => {
    const form = { email: 'a@example.com', 'metadata[order]': 'A-1042' };
    const first = await post('/v1/customers', form, 'key-1');
    const second = await post('/v1/customers', form, 'key-1');
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect(first.body.metadata).toEqual({ order: 'A-1042' });
    const other = await post('/v1/customers', { email: 'b@example.com' }, 'key-1');
    expect(other).toMatchObject({ status: 400, body: { error: { type: 'idempotency_error' } } });
  });

  it('does not remember an answer that refused the parameters', async () => {
    expect((await post('/v1/payment_intents', { currency: 'eur' }, 'key-2')).status).toBe(400);
    const again = await post('/v1/payment_intents', { currency: 'eur', amount: '5' }, 'key-2');
    expect(again.status).toBe(200);
  });

  it('takes a payment through capture and refund, and refuses what its state forbids', async () => {
    const intent = await post('/v1/payment_intents', {
      amount: '2998',
      currency: 'EUR',
      confirm: 'true',
      capture_method: 'manual',
      payment_method: 'pm_card_visa',
    });
    expect(intent.body).toMatchObject({ status: 'requires_capture', currency: 'eur' });
    const captured = await post(`/v1/payment_intents/${intent.body.id}/capture`, {});
    expect(captured.body).toMatchObject({ status: 'succeeded', amount_received: 2998 });
    const cancelled = await post(`/v1/payment_intents/${intent.body.id}/cancel`, {});
    expect(cancelled.body).toMatchObject({ error: { code: 'payment_intent_unexpected_state' } });
    const refund = await post('/v1/refunds', { payment_intent: intent.body.id, amount: '998' });
    expect(refund.body).toMatchObject({ object: 'refund', amount: 998, status: 'succeeded' });
  });

  it('declines the cards that exist to be declined', async () => {
    const answer = await post('/v1/payment_intents', {
      amount: '100',
      currency: 'eur',
      confirm: 'true',
      payment_method: 'pm_card_chargeDeclinedInsufficientFunds',
    });
    expect(answer).toMatchObject({
      status: 402,
      body: { error: { type: 'card_error', decline_code: 'insufficient_funds' } },
    });
  });

  it.each([
    [{ currency: 'eur' }, 'parameter_missing'],
    [{ amount: '-5', currency: 'eur' }, 'parameter_invalid_integer'],
  ])('refuses a payment with %j', async (form, code) => {
    const answer = await post('/v1/payment_intents', form as Record<string, string>);
    expect(answer).toMatchObject({ status: 400, body: { error: { code } } });
  });
});

describe('Brevo', () => {
  const headers = { 'api-key': `xkeysib-${'ac3e'.repeat(16)}-PatchbayDemoKey1` };
  const send = (json: unknown) => call(sim, 'POST', '/brevo/v3/smtp/email', { headers, json });
  const mail = {
    sender: { email: 'shop@example.com' },
    to: [{ email: 'a@example.com' }],
    subject: 'Hello',
    htmlContent: '<p>Hello</p>',
  };

  it('does not tell revoked, expired and unknown keys apart', async () => {
    for (const key of [`xkeysib-${'dead'.repeat(16)}-PatchbayDemoKey2`, 'xkeysib-unknown']) {
      const answer = await call(sim, 'GET', '/brevo/v3/account', { headers: { 'api-key': key } });
      expect(answer).toMatchObject({
        status: 401,
        body: { code: 'unauthorized', message: 'Key not found' },
      });
    }
  });

  it('sends a mail once per idempotency key', async () => {
    const keyed = { ...mail, headers: { idempotencyKey: '6b1f7c1e-0000-4000-8000-000000000001' } };
    expect((await send(keyed)).status).toBe(201);
    expect(await send(keyed)).toMatchObject({ status: 400, body: { code: 'duplicate_parameter' } });
    expect((await send(mail)).status).toBe(201);
  });

  it('creates a contact, refuses it twice, and updates it when told to', async () => {
    const post = (json: unknown) => call(sim, 'POST', '/brevo/v3/contacts', { headers, json });
    expect((await post({ email: 'a@example.com' })).status).toBe(201);
    expect((await post({ email: 'a@example.com' })).body.code).toBe('duplicate_parameter');
    const updated = await post({
      email: 'a@example.com',
      updateEnabled: true,
      attributes: { FNAME: 'Ada' },
    });
    expect(updated.status).toBe(204);
    const path = '/brevo/v3/contacts/a%40example.com';
    const contact = await call(sim, 'GET', path, { headers });
    expect(contact.body).toMatchObject({ attributes: { FNAME: 'Ada' } });
  });

  it('says when the limit resets in its own headers', async () => {
    await control(sim, '/fault', { kind: 'status', status: 429, vendor: 'brevo' });
    const answer = await send(mail);
    expect(answer).toMatchObject({ status: 429, body: { code: 'too_many_requests' } });
    expect(answer.headers.get('x-sib-ratelimit-reset')).toBe('2');
    expect(answer.headers.get('retry-after')).toBeNull();
  });
});

describe('the generic vendors', () => {
  const keyed = (token: string) => call(sim, 'GET', '/api_key_generic/api/me', { token });

  it.each([
    ['demo-api-key', 200, undefined],
    ['demo-expired-key', 401, 'credentials_expired'],
    ['demo-revoked-key', 401, 'credentials_revoked'],
    ['never-issued', 401, 'credentials_invalid'],
  ])('the key %s gets %d', async (key, status, code) => {
    const answer = await keyed(key);
    expect(answer.status).toBe(status);
    if (code) expect(answer.body).toMatchObject({ error: { code } });
    else expect(answer.body).toEqual({ id: '48210731', name: 'Acme Ltd' });
  });

  it('echoes what it was sent', async () => {
    const path = '/api_key_generic/api/orders/7?full=1';
    const answer = await call(sim, 'PUT', path, { token: 'demo-api-key', json: { n: 1 } });
    expect(answer.body).toEqual({
      method: 'PUT',
      path: '/api/orders/7',
      query: { full: '1' },
      body: { n: 1 },
      account: 'acme',
    });
  });

  it('takes the key in another header once told to', async () => {
    await control(sim, '/api-key-header', { header: 'X-Api-Key' });
    expect((await keyed('demo-api-key')).status).toBe(401);
    const headers = { 'x-api-key': 'demo-api-key' };
    expect((await call(sim, 'GET', '/api_key_generic/api/me', { headers })).status).toBe(200);
  });

  it('changes the state of a key while it is in use', async () => {
    await control(sim, '/keys', {
      vendor: 'api_key_generic',
      key: 'demo-api-key',
      state: 'revoked',
    });
    expect((await keyed('demo-api-key')).body).toMatchObject({
      error: { code: 'credentials_revoked' },
    });
  });

  it.each(['/api/orders?x=1', '/api_key_secret_generic/api/orders?x=1'])(
    'checks a signature over %s',
    async (signedPath) => {
      const text = '{"n":1}';
      const at = String(Math.floor(Date.now() / 1000));
      const hmac = (secret: string) =>
        createHmac('sha256', secret).update(`${at}.POST.${signedPath}.${text}`).digest('hex');
      const send = (signature: string, timestamp = at) =>
        call(sim, 'POST', '/api_key_secret_generic/api/orders?x=1', {
          token: 'demo-api-key',
          text,
          headers: { 'x-signature-timestamp': timestamp, 'x-signature': signature },
        });
      expect((await send(`v1=${hmac('demo-signing-secret')}`)).status).toBe(200);
      expect((await send(`v1=${hmac('another secret')}`)).body).toMatchObject({
        error: { code: 'invalid_signature' },
      });
      const old = String(Number(at) - 400);
      expect((await send(`v1=${hmac('demo-signing-secret')}`, old)).status).toBe(401);
    },
  );

  it('asks for a user name and a password, and says so', async () => {
    const path = '/basic_generic/api/me';
    const none = await call(sim, 'GET', path);
    expect(none.headers.get('www-authenticate')).toContain('Basic');
    expect((await call(sim, 'GET', path, { headers: basic('demo:demo-password') })).status).toBe(
      200,
    );
    expect((await call(sim, 'GET', path, { headers: basic('demo:wrong') })).status).toBe(401);
  });

  it('opens the dealer portal to a dealer only', async () => {
    const open = (pair: string, path: string) =>
      call(sim, 'GET', `/dealer_portal${path}`, { headers: basic(pair) });
    expect((await open('dealer-1042:demo-password', '')).body.text).toContain('Welcome, Acme Ltd');
    expect((await open('dealer-1042:demo-password', '/login')).body).toMatchObject({
      dealer_id: 'dealer-1042',
    });
    expect((await open('dealer-1042:wrong', '')).status).toBe(401);
  });
});
