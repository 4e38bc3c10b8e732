import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Webhook } from 'standardwebhooks';
import { STRIPE_KEY, act, bodies, connect, countConnections, readConnection } from '../support/connections.ts'; // prettier-ignore
import { dumpDatabase, formsOf } from '../support/database-dump.ts';
import { becomes, deliver, readDelivery } from '../support/deliveries.ts';
import { SITE, type TestPlane, authorizeUrl, eventually, finishOAuth, startPlane } from '../support/start-plane.ts'; // prettier-ignore
import { recordAnswers } from '../support/record-answers.ts';
import { startApp } from '../support/start-app.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type VaultStandIn, startVault } from '../support/vault-stand-in.ts';

let plane: TestPlane;
/** What was answered to anybody. */
const answers: string[] = [];
let vault: VaultStandIn;
const folder = temporaryFolder();
const TOKEN = 'canary-vault-token';
const ROTATED = 'sk_test_PatchbayRotated00000001';
const WEBHOOK = `whsec_${Buffer.from('a webhook secret from a store!').toString('base64')}`;
const STRIPE = 'vault:secret/shop/stripe#api_key';

beforeAll(async () => {
  vault = await startVault(TOKEN);
  plane = await startPlane({
    logLevel: 'trace',
    env: {
      SECRET_REFERENCES: `env:PATCHBAY_SECRET_,file:${folder.path}/,vault:secret/shop/,vault:secret/sites/{site}/`,
      VAULT_ADDR: vault.url,
      VAULT_TOKEN: TOKEN,
      PATCHBAY_SECRET_STRIPE: STRIPE_KEY,
      PATCHBAY_SECRET_CLIENT: 'patchbay-demo-secret',
    },
  });
});
beforeAll(() => {
  plane = { ...plane, admin: recordAnswers(plane.admin, answers) };
});
beforeEach(async () => {
  await plane.control('/reset');
  Object.assign(vault, { sealed: false, delayMs: 0, requests: [] });
  vault.write('secret/shop/stripe', { api_key: STRIPE_KEY });
});
afterAll(async () => {
  await plane.close();
  await vault.close();
  folder.remove();
});

const stripe = (api_key: string) => ({ ...bodies.stripe(), credentials: { api_key } });
const keysSent = async (path = '/v1/customers') =>
  (await plane.arrived('stripe', path)).map((call) => call.headers['authorization']);

/** Rotates the key at the vendor, and in the store when told so. */
async function rotate(inStore: boolean): Promise<void> {
  await plane.control('/keys', { vendor: 'stripe', key: ROTATED });
  await plane.control('/keys', { vendor: 'stripe', key: STRIPE_KEY, state: 'revoked' });
  if (inStore) vault.write('secret/shop/stripe', { api_key: ROTATED });
}

describe('a reference in place of a key', () => {
  it.each([
    ['a variable', () => 'env:PATCHBAY_SECRET_STRIPE'],
    ['a file', () => `file:${folder.path}/stripe`],
    ['Vault', () => STRIPE],
    ['Vault, of the site’s own part', () => 'vault:secret/sites/default/stripe#k'],
  ])('is followed to %s for the test, a delivery and a proxied call', async (_, reference) => {
    writeFileSync(`${folder.path}/stripe`, `${STRIPE_KEY}\n`);
    vault.write('secret/sites/default/stripe', { k: STRIPE_KEY });
    const created = await connect(plane, stripe(reference()));
    expect(created).toMatchObject({ state: 'active', credential_references: ['api_key'] });
    expect(JSON.stringify(created)).not.toContain(reference().split(':')[1]!.slice(1));
    await becomes(plane, await deliver(plane, created.id, 'create_customer'), 'delivered');
    await plane.admin.get(`${SITE}/connections/${created.id}/proxy/v1/balance`).expect(200);
    expect(await keysSent()).toEqual([`Bearer ${STRIPE_KEY}`]);
    expect(await keysSent('/v1/balance')).toEqual([`Bearer ${STRIPE_KEY}`]);
  });

  it.each([
    ['env:PATH', /outside the prefixes/],
    ['env:MASTER_KEY', /outside the prefixes/],
    ['file:/etc/passwd', /outside the prefixes/],
    [`file:${folder.path}/../passwd`, /without dots that climb/],
    [`file:${folder.path}-beside/key`, /outside the prefixes/],
    ['vault:secret/other/stripe#api_key', /outside the prefixes/],
    ['vault:secret/shop%2f..%2fother#k', /encoded/],
    ['vault:secret/sites/another/stripe#k', /outside the prefixes/],
    ['vault:secret/shop/stripe', /must be vault:mount/],
    ['vault:secret/shop/nothing#api_key', /no such secret/],
    ['vault:secret/shop/stripe#nothing', /no such secret/],
    ['env:PATCHBAY_SECRET_NOTHING', /no such secret/],
  ])('like %s is 422 by its field, and nothing is stored', async (reference, message) => {
    const before = await countConnections(plane);
    const answer = await plane.admin
      .post(`${SITE}/connections`)
      .send(stripe(reference))
      .expect(422);
    expect(answer.body).toMatchObject({
      code: 'validation_failed',
      errors: [{ path: 'credentials.api_key', message: expect.stringMatching(message) }],
    });
    expect(await countConnections(plane)).toBe(before);
    expect(await plane.arrived('stripe')).toEqual([]);
  });

  it('that leads to something else than the field takes is refused by the field’s own rule', async () => {
    vault.write('secret/shop/hook', { secret: 'canary-no-webhook-secret' });
    const body = { ...bodies.webhook(plane.sim), credentials: { secret: 'vault:secret/shop/hook#secret' } }; // prettier-ignore
    const answer = await plane.admin.post(`${SITE}/connections`).send(body).expect(400);
    expect(answer.body.errors).toMatchObject([{ path: 'credentials.secret' }]);
    expect(answer.text).not.toContain('canary');
  });

  it('is a plain value where a field is no secret', async () => {
    const body = bodies.oauthOwnClient(plane.sim);
    const credentials = { client_id: 'env:PATH', client_secret: 'x' };
    const url = new URL(await authorizeUrl(plane, { ...body, credentials }));
    expect(url.searchParams.get('client_id')).toBe('env:PATH');
  });

  it('replaces a stored key, and a stored key replaces it', async () => {
    const { id } = await connect(plane, bodies.stripe());
    const replace = (api_key: string) =>
      plane.admin.put(`${SITE}/connections/${id}/credentials`).send({ credentials: { api_key } });
    const { body } = await replace(STRIPE).expect(200);
    expect(body.credential_references).toEqual(['api_key']);
    await replace('env:HOME').expect(422);
    expect((await readConnection(plane, id))['credential_references']).toEqual(['api_key']);
    expect((await replace(STRIPE_KEY).expect(200)).body.credential_references).toEqual([]);
  });
});

describe('a secret rotated in its store', () => {
  it('is picked up by the call that finds the old one refused, once, and no state changes', async () => {
    const { id } = await connect(plane, stripe(STRIPE));
    await rotate(true);
    await becomes(plane, await deliver(plane, id, 'create_customer'), 'delivered');
    expect(await keysSent()).toEqual([`Bearer ${STRIPE_KEY}`, `Bearer ${ROTATED}`]);
    expect((await readConnection(plane, id)).state).toBe('active');
    const { body } = await act(plane, id, 'test').expect(200);
    expect(body.outcome).toBe('connected');
  });

  it('is picked up by a proxied call as well', async () => {
    const { id } = await connect(plane, stripe(STRIPE));
    await rotate(true);
    await plane.admin.get(`${SITE}/connections/${id}/proxy/v1/balance`).expect(200);
    expect(await keysSent('/v1/balance')).toEqual([`Bearer ${STRIPE_KEY}`, `Bearer ${ROTATED}`]);
  });

  it('and refused all the same is the vendor’s word: asked once, then held', async () => {
    const { id } = await connect(plane, stripe(STRIPE));
    await rotate(false);
    await becomes(plane, await deliver(plane, id, 'create_customer'), 'held');
    expect(await keysSent()).toHaveLength(1);
    expect((await readConnection(plane, id)).state).toBe('auth_revoked');
  });
});

describe('a store that cannot be read', () => {
  it('leaves the state, tells the reason, and lets a delivery go out once it answers', async () => {
    const { id } = await connect(plane, stripe(STRIPE));
    await rotate(true);
    vault.sealed = true;
    // The value at hand is refused, and no new one is to be had.
    const answer = await act(plane, id, 'test').expect(409);
    expect(answer.body).toMatchObject({ code: 'secret_unavailable', field: 'api_key', reason: 'sealed' }); // prettier-ignore
    const troubled = await readConnection(plane, id);
    expect(troubled).toMatchObject({
      ...{ state: 'active', health: 'warning' },
      health_reason: { code: 'secret_unavailable', message: expect.stringContaining('sealed') },
    });
    const proxied = await plane.admin.get(`${SITE}/connections/${id}/proxy/v1/balance`).expect(409);
    expect(proxied.body.code).toBe('secret_unavailable');
    const delivery = await deliver(plane, id, 'create_customer');
    await eventually(async () => {
      const { log } = await readDelivery(plane, delivery);
      return log.some((entry) => entry.error_code === 'secret_unavailable');
    }, 'an attempt that found the store sealed');
    vault.sealed = false;
    const done = await becomes(plane, delivery, 'delivered');
    expect(done.log[0]).toMatchObject({ outcome: 'retried', vendor_response_code: null });
    expect((await readConnection(plane, id))['health']).toBe('connected');
  });

  it('keeps a paused connection paused', async () => {
    const { id } = await connect(plane, stripe(STRIPE));
    await act(plane, id, 'pause').expect(200);
    await rotate(true);
    vault.sealed = true;
    expect((await act(plane, id, 'resume').expect(409)).body.code).toBe('secret_unavailable');
    expect((await readConnection(plane, id)).state).toBe('paused');
  });
});

describe('OAuth', () => {
  const setClient = (client_id: string, client_secret: string) =>
    plane.control('/clients', { client_id, client_secret, redirect_uris: [`http://localhost:${new URL(plane.url).port}/oauth/callback`] }); // prettier-ignore

  /** A connection with an OAuth client of its own, whose secret is in Vault. */
  async function withClient(client_id: string): Promise<number> {
    await setClient(client_id, 'first-secret');
    vault.write(`secret/shop/${client_id}`, { secret: 'first-secret' });
    const credentials = { client_id, client_secret: `vault:secret/shop/${client_id}#secret` };
    const body = { ...bodies.oauthOwnClient(plane.sim), credentials };
    return (await finishOAuth(plane, await authorizeUrl(plane, body))).id!;
  }

  it('takes the site’s client secret by reference, for the exchange and each refresh', async () => {
    const put = (client_secret: string) =>
      plane.admin.put(`${SITE}/connectors/hubspot/oauth-app`).send({ client_id: 'patchbay-demo', client_secret }); // prettier-ignore
    const refused = await put('env:HOME').expect(422);
    expect(refused.body.errors).toMatchObject([{ path: 'client_secret' }]);
    const { body } = await put('env:PATCHBAY_SECRET_CLIENT').expect(200);
    expect(body).toMatchObject({ client_secret_reference: true, has_client_secret: true });
    const { id } = await finishOAuth(plane, await authorizeUrl(plane, { connector_type: 'hubspot' })); // prettier-ignore
    const refreshed = await act(plane, id!, 'refresh').expect(200);
    expect(refreshed.body).toMatchObject({ state: 'active', test: { outcome: 'connected' } });
  });

  it('takes a connection’s own client secret by reference, and calls need it not', async () => {
    vault.write('secret/shop/oauth', { client: 'patchbay-demo-secret' });
    const credentials = { client_id: 'patchbay-demo', client_secret: 'vault:secret/shop/oauth#client' }; // prettier-ignore
    const body = { ...bodies.oauthOwnClient(plane.sim), credentials };
    const { id } = await finishOAuth(plane, await authorizeUrl(plane, body));
    expect((await readConnection(plane, id!))['credential_references']).toEqual(['client_secret']);
    await act(plane, id!, 'refresh').expect(200);
    expect((await readConnection(plane, id!))['credential_references']).toEqual(['client_secret']);
    // A process that has read nothing yet.
    vault.sealed = true;
    const other = await startApp({ beside: plane, env: plane.env });
    const agent = await other.signedIn();
    await agent.get(`${SITE}/connections/${id}/proxy/me`).expect(200);
    await other.close();
  });

  it('picks up a client secret that was rotated at both ends', async () => {
    const id = await withClient('rotating');
    await setClient('rotating', 'second-secret');
    vault.write('secret/shop/rotating', { secret: 'second-secret' });
    const refreshed = await act(plane, id, 'refresh').expect(200);
    expect(refreshed.body).toMatchObject({ state: 'active', test: { outcome: 'connected' } });
  });

  it('takes a typed-in grant’s first refresh token by reference, and keeps its successor itself', async () => {
    const { refresh_token } = await plane.control('/grants', { vendor: 'oauth2_manual' });
    vault.write('secret/shop/grant', { token: refresh_token });
    const body = bodies.oauthManual(plane.sim, 'vault:secret/shop/grant#token');
    const created = await connect(plane, body);
    expect(created['credential_references']).toEqual([]);
    const refreshed = await act(plane, created.id, 'refresh').expect(200);
    expect(refreshed.body).toMatchObject({ state: 'active', has_refresh_token: true });
  });

  it('whose client secret cannot be read keeps its token and its state, and tells the reason', async () => {
    const id = await withClient('unreadable');
    await setClient('unreadable', 'second-secret');
    vault.sealed = true;
    await act(plane, id, 'refresh').expect(200);
    expect(await readConnection(plane, id)).toMatchObject({
      ...{ state: 'active', health: 'warning' },
      health_reason: { code: 'secret_unavailable', message: expect.stringContaining('sealed') },
    });
    await becomes(plane, await deliver(plane, id, 'request'), 'delivered');
    vault.sealed = false;
    vault.write('secret/shop/unreadable', { secret: 'second-secret' });
    await act(plane, id, 'refresh').expect(200);
    expect(await readConnection(plane, id)).toMatchObject({ state: 'active', health: 'connected' });
  });
});

describe('a webhook’s signing secret', () => {
  it('may be brought by reference, and signs', async () => {
    vault.write('secret/shop/hook', { secret: WEBHOOK });
    const credentials = { secret: 'vault:secret/shop/hook#secret' };
    const created = await connect(plane, { ...bodies.webhook(plane.sim), credentials });
    expect(created).not.toHaveProperty('secret');
    await becomes(plane, await deliver(plane, created.id, 'post_event'), 'delivered');
    const [hook] = await plane.arrived('webhook_generic', '/hooks/*').then((all) => all.filter((each) => each.method === 'POST')); // prettier-ignore
    new Webhook(WEBHOOK).verify(hook!.raw_body, hook!.headers);
  });
});

it('neither value, reference nor store’s token is in an answer, a log line, the audit or the database', async () => {
  await plane.admin.get(`${SITE}/activity?limit=200`).expect(200);
  await plane.admin.get(`${SITE}/connections?limit=200`).expect(200);
  expect(answers.length).toBeGreaterThan(60);
  const dump = await dumpDatabase(plane.db);
  const seen = [...plane.logged, ...answers].join('\n');
  for (const secret of [
    TOKEN,
    STRIPE_KEY,
    ROTATED,
    WEBHOOK,
    'shop/stripe',
    'PATCHBAY_SECRET_STRIPE',
  ]) {
    for (const form of formsOf(secret)) {
      expect(seen.includes(form)).toBe(false);
      expect(dump.includes(form)).toBe(false);
    }
  }
});
