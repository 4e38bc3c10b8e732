import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { STRIPE_EXPIRED, STRIPE_KEY, act, bodies, connect, readConnection } from '../support/connections.ts'; // prettier-ignore
import { becomes, deliver } from '../support/deliveries.ts';
import {
  SITE,
  type TestPlane,
  authorizeUrl,
  connectByOAuth,
  finishOAuth,
  startPlane,
} from '../support/start-plane.ts';

let plane: TestPlane;
beforeAll(async () => {
  plane = await startPlane();
});
afterAll(() => plane.close());
beforeEach(() => plane.control('/reset'));

const FRESH = 'sk_test_PatchbayFresh000001';
const replace = (id: number, credentials: object) =>
  plane.admin.put(`${SITE}/connections/${id}/credentials`).send({ credentials });
const keysSent = async () =>
  (await plane.arrived('stripe', '/v1/customers')).map((call) => call.headers['authorization']);

describe('replacing a credential', () => {
  it('answers with the connection and its test, and uses the new one from then on', async () => {
    const { id } = await connect(plane, bodies.stripe());
    await plane.control('/keys', { vendor: 'stripe', key: FRESH });
    const { body, text } = await replace(id, { api_key: FRESH }).expect(200);
    expect(body).toMatchObject({ id, state: 'active', test: { outcome: 'connected' } });
    expect(text).not.toContain(FRESH);
    await becomes(plane, await deliver(plane, id, 'create_customer'), 'delivered');
    expect(await keysSent()).toEqual([`Bearer ${FRESH}`]);
  });

  it.each([
    ['unknown', 'sk_test_PatchbayNobodyKnows0001', 'credential_revoked'],
    ['expired', STRIPE_EXPIRED, 'credential_expired'],
  ])('by an %s one is 422, and the old one goes on working', async (_, api_key, outcome) => {
    const { id } = await connect(plane, bodies.stripe());
    const before = await readConnection(plane, id);
    const answer = await replace(id, { api_key }).expect(422);
    expect(answer.body).toMatchObject({ code: 'validation_failed', test: { outcome } });
    expect(await readConnection(plane, id)).toEqual(before);
    await becomes(plane, await deliver(plane, id, 'create_customer'), 'delivered');
    expect(await keysSent()).toEqual([`Bearer ${STRIPE_KEY}`]);
  });

  it('while the vendor is down is 422, and the old one stays', async () => {
    const { id } = await connect(plane, bodies.stripe());
    await plane.control('/fault', { vendor: 'stripe', kind: 'cut' });
    const answer = await replace(id, { api_key: STRIPE_KEY }).expect(422);
    expect(answer.body.test.outcome).toBe('network_error');
    expect((await readConnection(plane, id)).state).toBe('active');
  });

  it.each([
    [{}, 'credentials.api_key'],
    [{ api_key: '' }, 'credentials.api_key'],
    [{ api_key: FRESH, extra: 'x' }, 'credentials.extra'],
  ])('with %j names the field', async (credentials, path) => {
    const { id } = await connect(plane, bodies.stripe());
    const { body } = await replace(id, credentials).expect(400);
    expect(body.errors.map((error: { path: string }) => error.path)).toContain(path);
  });

  it('mends a connection whose key was revoked', async () => {
    const { id } = await connect(plane, bodies.stripe());
    await plane.control('/keys', { vendor: 'stripe', key: STRIPE_KEY, state: 'revoked' });
    await act(plane, id, 'test').expect(200);
    await plane.control('/keys', { vendor: 'stripe', key: FRESH });
    expect((await replace(id, { api_key: FRESH }).expect(200)).body).toMatchObject({
      ...{ state: 'active', state_reason: null, last_test_outcome: 'connected' },
    });
  });

  it('of an OAuth connection is a matter for the vendor’s page', async () => {
    const { id } = await connectByOAuth(plane, 'hubspot');
    const { body } = await replace(id!, { access_token: 'x' }).expect(409);
    expect(body.code).toBe('reauthorization_needed');
  });

  it('of a typed-in grant takes a new refresh token', async () => {
    const issue = async () =>
      (await plane.control('/grants', { vendor: 'oauth2_manual' }))['refresh_token'] as string;
    const { id } = await connect(plane, bodies.oauthManual(plane.sim, await issue()));
    const { credentials } = bodies.oauthManual(plane.sim, await issue());
    const { body } = await replace(id, credentials).expect(200);
    expect(body).toMatchObject({ id, state: 'active', has_refresh_token: true });
    await replace(id, { ...credentials, refresh_token: 'nobody-issued-this' }).expect(422);
    await becomes(plane, await deliver(plane, id, 'request'), 'delivered');
  });
});

describe('changing what is no credential', () => {
  it('renames, regroups and readdresses without a new credential', async () => {
    const { id } = await connect(plane, bodies.webhook(plane.sim));
    const url = `${plane.sim.url}/webhook_generic/hooks/elsewhere`;
    const { body } = await plane.admin
      .patch(`${SITE}/connections/${id}`)
      .send({ display_name: 'Warehouse', category: 'supplier', settings: { url } })
      .expect(200);
    expect(body).toMatchObject({
      display_name: 'Warehouse',
      category: 'supplier',
      settings: { url },
    });
    await becomes(plane, await deliver(plane, id, 'post_event'), 'delivered');
    const hooks = await plane.arrived('webhook_generic', '/hooks/elsewhere');
    expect(hooks.filter((hook) => hook.method === 'POST')).toHaveLength(1);
  });

  it.each([
    [{ settings: { url: 'not an address' } }, 'settings.url'],
    [{ settings: { secret: 'x' } }, 'settings.secret'],
    [{ state: 'active' }, 'state'],
    [{ credentials: { secret: 'x' } }, 'credentials'],
    [{ display_name: '' }, 'display_name'],
    [{ category: 'toys' }, 'category'],
  ])('refuses %j by its field', async (change, path) => {
    const { id } = await connect(plane, bodies.webhook(plane.sim));
    const { body } = await plane.admin.patch(`${SITE}/connections/${id}`).send(change).expect(400);
    expect(body.errors.map((error: { path: string }) => error.path)).toContain(path);
  });
});

describe('an address that a stored credential is sent to', () => {
  it('does not hinder other settings while a fact is lacking that it is made of', async () => {
    const key = { api_key: `${'ac3e'.repeat(8)}-us21` };
    const wanted = { connector_type: 'mailchimp', auth_flow: 'api_key', credentials: key };
    const { id } = await connect(plane, wanted);
    await plane.db.query(`UPDATE connections SET settings = settings - 'dc' WHERE id = $1`, [id]);
    const change = { settings: { audience_id: 'b2' } };
    const { body } = await plane.admin.patch(`${SITE}/connections/${id}`).send(change).expect(200);
    expect(body.settings).toEqual({ audience_id: 'b2' });
  });

  // Another origin, and still the stand-in.
  const elsewhere = (url: string) => url.replace('127.0.0.1', 'localhost');

  it.each([
    ['base_url', bodies.apiKey],
    ['base_url', bodies.basic],
  ])('leads to no other host than the credential was entered for (%s)', async (name, body) => {
    const { id } = await connect(plane, body(plane.sim));
    const before = await readConnection(plane, id);
    const settings = { [name]: elsewhere(String((before['settings'] as Record<string, unknown>)[name])) }; // prettier-ignore
    const at = plane.admin.patch(`${SITE}/connections/${id}`);
    const answer = await at.send({ settings, display_name: 'Moved' }).expect(422);
    expect(answer.body).toMatchObject({
      code: 'credential_required',
      errors: [{ path: `settings.${name}` }],
    });
    expect(await readConnection(plane, id)).toEqual(before);
  });

  it.each(['token_url', 'revoke_url', 'userinfo_url', 'api_base_url'])(
    'nor does the %s of a grant',
    async (name) => {
      const { id } = await finishOAuth(plane, await authorizeUrl(plane, bodies.oauthOwnClient(plane.sim))); // prettier-ignore
      const { settings } = await readConnection(plane, id!);
      const changed = { [name]: elsewhere(String((settings as Record<string, unknown>)[name])) };
      const at = plane.admin.patch(`${SITE}/connections/${id}`);
      const { body } = await at.send({ settings: changed }).expect(422);
      expect(body.errors).toMatchObject([{ path: `settings.${name}` }]);
    },
  );

  it('may change its path, and its host together with the credential', async () => {
    const { id } = await connect(plane, bodies.apiKey(plane.sim));
    const { settings } = await readConnection(plane, id);
    const { base_url } = settings as { base_url: string };
    const path = { base_url: `${base_url}/api` };
    await plane.admin.patch(`${SITE}/connections/${id}`).send({ settings: path }).expect(200);
    const put = (api_key: string) =>
      plane.admin
        .put(`${SITE}/connections/${id}/credentials`)
        .send({ credentials: { api_key }, settings: { base_url: elsewhere(base_url) } });
    await put('demo-revoked-key').expect(422);
    expect((await readConnection(plane, id))['settings']).toMatchObject(path);
    const { body } = await put('demo-api-key').expect(200);
    expect(body.settings).toMatchObject({ base_url: elsewhere(base_url) });
    expect((await act(plane, id, 'test').expect(200)).body.outcome).toBe('connected');
  });
});
