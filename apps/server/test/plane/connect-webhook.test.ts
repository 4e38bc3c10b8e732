import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Webhook } from 'standardwebhooks';
import { act, bodies, connect, countConnections, readConnection } from '../support/connections.ts';
import { becomes, deliver, deliveryBody, outcomes } from '../support/deliveries.ts';
import { type Arrival, SITE, type TestPlane, startPlane } from '../support/start-plane.ts';

let plane: TestPlane;
beforeAll(async () => {
  plane = await startPlane();
});
afterAll(() => plane.close());
beforeEach(() => plane.control('/reset'));

const SECRET = /^whsec_[A-Za-z0-9+/]{43}=$/;
const BROUGHT = `whsec_${Buffer.from('a secret the receiver insists on').toString('base64')}`;

const posts = async (name = 'orders') =>
  (await plane.arrived('webhook_generic', `/hooks/${name}`)).filter(
    (hook) => hook.method === 'POST',
  );
/** What the receiver’s published library makes of it; throws when the signature is wrong. */
const verify = (secret: string, { raw_body, headers }: Arrival) =>
  new Webhook(secret).verify(raw_body, headers);

describe('connecting a signed webhook', () => {
  it('answers with a made secret once, and never again', async () => {
    const created = await connect(plane, bodies.webhook(plane.sim));
    expect(created).toMatchObject({ state: 'active', auth_flow: 'signed_token' });
    expect(created['secret']).toMatch(SECRET);
    const secret = String(created['secret']).slice('whsec_'.length);
    for (const path of ['', `/${created.id}`, `/${created.id}/usages`]) {
      const { text } = await plane.admin.get(`${SITE}/connections${path}`).expect(200);
      expect(text).not.toContain(secret);
    }
    const { text } = await plane.admin.get(`${SITE}/activity`).expect(200);
    expect(text).not.toContain(secret);
    expect(await readConnection(plane, created.id)).not.toHaveProperty('secret');
  });

  it('makes every connection a secret of its own', async () => {
    const one = await connect(plane, bodies.webhook(plane.sim));
    const two = await connect(plane, bodies.webhook(plane.sim));
    expect(one['secret']).not.toBe(two['secret']);
  });

  it('does not repeat a secret that was brought', async () => {
    const body = { ...bodies.webhook(plane.sim), credentials: { secret: BROUGHT } };
    const created = await connect(plane, body);
    expect(JSON.stringify(created)).not.toContain(BROUGHT.slice('whsec_'.length));
    await becomes(plane, await deliver(plane, created.id, 'post_event'), 'delivered');
    const [hook] = await posts();
    expect(verify(BROUGHT, hook!)).toMatchObject({ type: 'order.paid', data: { number: 'A-1' } });
  });

  it.each(['whsec_dG9vIHNob3J0', 'not a secret', `whsec_${'!'.repeat(43)}`])(
    'refuses the secret %j by its field, without repeating it',
    async (secret) => {
      const body = { ...bodies.webhook(plane.sim), credentials: { secret } };
      const answer = await plane.admin.post(`${SITE}/connections`).send(body).expect(400);
      expect(answer.body.errors).toMatchObject([{ path: 'credentials.secret' }]);
      expect(answer.text).not.toContain(secret);
    },
  );

  it('stores nothing when nobody answers at the address', async () => {
    const before = await countConnections(plane);
    const body = { ...bodies.webhook(plane.sim), settings: { url: 'http://127.0.0.1:9/hooks' } };
    const answer = await plane.admin.post(`${SITE}/connections`).send(body).expect(422);
    expect(answer.body.test).toMatchObject({ outcome: 'network_error' });
    expect(answer.text).not.toContain('whsec_');
    expect(await countConnections(plane)).toBe(before);
  });

  it('tests without posting an event', async () => {
    const { id } = await connect(plane, bodies.webhook(plane.sim));
    await act(plane, id, 'test').expect(200);
    expect(await posts()).toEqual([]);
  });
});

describe('a delivered event', () => {
  let id: number;
  let secret: string;
  beforeEach(async () => {
    const created = await connect(plane, bodies.webhook(plane.sim));
    id = created.id;
    secret = String(created['secret']);
  });

  it('is verified by the receiver’s own library', async () => {
    const done = await becomes(plane, await deliver(plane, id, 'post_event'), 'delivered');
    expect(done.log).toMatchObject([{ outcome: 'delivered', vendor_response_code: 204 }]);
    const [hook] = await posts();
    expect(verify(secret, hook!)).toMatchObject({ type: 'order.paid', data: { number: 'A-1' } });
    expect(hook!.headers['content-type']).toBe('application/json');
  });

  it('is not verified with another secret, nor when a byte of it is changed', async () => {
    await becomes(plane, await deliver(plane, id, 'post_event'), 'delivered');
    const [hook] = await posts();
    expect(() => verify(BROUGHT, hook!)).toThrow();
    const forged = { ...hook!, raw_body: hook!.raw_body.replace('A-1', 'A-2') };
    expect(() => verify(secret, forged)).toThrow();
  });

  it('keeps its webhook-id and its body over all tries, each freshly stamped and signed', async () => {
    await plane.control('/fault', {
      ...{ vendor: 'webhook_generic', method: 'POST' },
      ...{ kind: 'status', status: 503, times: 2 },
    });
    const done = await becomes(plane, await deliver(plane, id, 'post_event'), 'delivered');
    expect(outcomes(done)).toEqual(['retried', 'retried', 'delivered']);
    const hooks = await posts();
    expect(hooks).toHaveLength(3);
    expect(new Set(hooks.map((hook) => hook.headers['webhook-id'])).size).toBe(1);
    expect(new Set(hooks.map((hook) => hook.raw_body)).size).toBe(1);
    for (const hook of hooks) {
      verify(secret, hook);
      const age = Date.now() / 1000 - Number(hook.headers['webhook-timestamp']);
      expect(Math.abs(age)).toBeLessThan(30);
    }
  });

  it('has an id that no other event has', async () => {
    const all = await Promise.all([1, 2, 3].map(() => deliver(plane, id, 'post_event')));
    for (const one of all) await becomes(plane, one, 'delivered');
    const ids = (await posts()).map((hook) => hook.headers['webhook-id']);
    expect(new Set(ids).size).toBe(3);
  });

  it('that waited tells when it was accepted, and is stamped with the time of its try', async () => {
    await act(plane, id, 'pause').expect(200);
    const delivery = await deliver(plane, id, 'post_event');
    await plane.db.query(
      `UPDATE deliveries SET created_at = now() - interval '1 hour' WHERE id = $1`,
      [delivery],
    );
    await act(plane, id, 'resume').expect(200);
    await becomes(plane, delivery, 'delivered');
    const [hook] = await posts();
    const { timestamp } = verify(secret, hook!) as { timestamp: string };
    expect(Date.now() - Date.parse(timestamp)).toBeGreaterThan(50 * 60 * 1000);
  });

  it('carries two signatures while one secret replaces another', async () => {
    const credentials = { secret: BROUGHT, previous_secret: secret };
    await plane.admin
      .put(`${SITE}/connections/${id}/credentials`)
      .send({ credentials })
      .expect(200);
    await becomes(plane, await deliver(plane, id, 'post_event'), 'delivered');
    const [hook] = await posts();
    expect(hook!.headers['webhook-signature']!.split(' ')).toHaveLength(2);
    verify(secret, hook!);
    verify(BROUGHT, hook!);
  });

  it('is signed with a secret made anew, told once, and for a day with the one before', async () => {
    const answer = await plane.admin
      .put(`${SITE}/connections/${id}/credentials`)
      .send({ credentials: {} })
      .expect(200);
    const made = String(answer.body.secret);
    expect(made).toMatch(SECRET);
    expect(made).not.toBe(secret);
    const until = Date.parse(answer.body.previous_secret_until) - Date.now();
    expect(until / 3_600_000).toBeGreaterThan(23.9);
    expect(until / 3_600_000).toBeLessThanOrEqual(24);
    expect(await readConnection(plane, id)).not.toHaveProperty('secret');
    await becomes(plane, await deliver(plane, id, 'post_event'), 'delivered');
    const [hook] = await posts();
    expect(hook!.headers['webhook-signature']!.split(' ')).toHaveLength(2);
    verify(made, hook!);
    verify(secret, hook!);
  });

  it('is signed with two secrets at most, however often they are replaced', async () => {
    const replace = (credentials: object) =>
      plane.admin.put(`${SITE}/connections/${id}/credentials`).send({ credentials }).expect(200);
    const { body } = await replace({});
    await replace({ secret: BROUGHT });
    await becomes(plane, await deliver(plane, id, 'post_event'), 'delivered');
    const [hook] = await posts();
    expect(hook!.headers['webhook-signature']!.split(' ')).toHaveLength(2);
    verify(BROUGHT, hook!);
    verify(body.secret, hook!);
    expect(() => verify(secret, hook!)).toThrow();
  });

  it('is signed once when the same secret is brought again', async () => {
    await plane.admin
      .put(`${SITE}/connections/${id}/credentials`)
      .send({ credentials: { secret } })
      .expect(200);
    await becomes(plane, await deliver(plane, id, 'post_event'), 'delivered');
    const [hook] = await posts();
    expect(hook!.headers['webhook-signature']!.split(' ')).toHaveLength(1);
  });

  it('carries text of any script as it was sent', async () => {
    const data = { name: 'Žluťoučký 🐎 "quoted" \u2028 <b>' };
    const body = deliveryBody(id, 'post_event', { input: { type: 'x', data } });
    const { body: taken } = await plane.admin.post(`${SITE}/deliveries`).send(body).expect(202);
    await becomes(plane, taken.id, 'delivered');
    const [hook] = await posts();
    expect(verify(secret, hook!)).toMatchObject({ data });
  });
});
