import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { endsIn, grantsAt } from '../support/ageing.ts';
import { act, bodies, connect, readConnection } from '../support/connections.ts';
import { becomes, deliver, outcomes } from '../support/deliveries.ts';
import { startApp } from '../support/start-app.ts';
import {
  SITE,
  type TestPlane,
  authorizeUrl,
  connectByOAuth,
  eventually,
  finishOAuth,
  startPlane,
} from '../support/start-plane.ts';

let plane: TestPlane;
beforeAll(async () => {
  plane = await startPlane();
});
afterAll(() => plane.close());
beforeEach(() => plane.control('/reset'));

/** A connection to the plain OAuth server, whose refresh tokens rotate and betray reuse. */
async function generic(): Promise<number> {
  const url = await authorizeUrl(plane, bodies.oauthOwnClient(plane.sim));
  return (await finishOAuth(plane, url)).id!;
}

describe('an access token that ends', () => {
  it('within the margin is renewed before the delivery, and the timer begins anew', async () => {
    const id = await generic();
    await endsIn(plane, id, 250);
    const done = await becomes(plane, await deliver(plane, id, 'request'), 'delivered');
    expect(outcomes(done)).toEqual(['delivered']);
    expect(await grantsAt(plane, 'oauth2_generic')).toMatchObject([{ refreshes: 1 }]);
    const { state, expires_at } = await readConnection(plane, id);
    expect(state).toBe('active');
    expect(Date.parse(String(expires_at)) - Date.now()).toBeGreaterThan(3_500_000);
  });

  it('beyond the margin is used as it is', async () => {
    const id = await generic();
    await endsIn(plane, id, 330);
    await becomes(plane, await deliver(plane, id, 'request'), 'delivered');
    expect(await grantsAt(plane, 'oauth2_generic')).toMatchObject([{ refreshes: 0 }]);
  });

  it('is renewed once, however many deliveries find it ended', async () => {
    const id = await generic();
    await plane.control('/token-endpoint', { delay_ms: 300 });
    await endsIn(plane, id, -1);
    const all = await Promise.all(Array.from({ length: 12 }, () => deliver(plane, id, 'request')));
    for (const one of all) await becomes(plane, one, 'delivered');
    expect(await grantsAt(plane, 'oauth2_generic')).toMatchObject([
      { refreshes: 1, reuse_detections: 0, refresh_failures: 0 },
    ]);
  });

  it('is renewed once by tests, refreshes and deliveries at the same moment', async () => {
    const id = await generic();
    await plane.control('/token-endpoint', { delay_ms: 300 });
    await endsIn(plane, id, -1);
    const [delivery, ...answers] = await Promise.all([
      deliver(plane, id, 'request'),
      act(plane, id, 'test'),
      act(plane, id, 'test'),
    ]);
    expect(answers.map(({ body }) => body.outcome)).toEqual(['connected', 'connected']);
    await becomes(plane, delivery, 'delivered');
    expect(await grantsAt(plane, 'oauth2_generic')).toMatchObject([
      { refreshes: 1, reuse_detections: 0 },
    ]);
  });

  it('is renewed once by two processes that share nothing but the database', async () => {
    const id = await generic();
    const other = await startApp({ beside: plane, env: plane.env });
    const there = await other.signedIn();
    await plane.control('/token-endpoint', { delay_ms: 300 });
    await endsIn(plane, id, -1);
    const path = `${SITE}/connections/${id}/test`;
    const answers = await Promise.all(
      [plane.admin, there, plane.admin, there].map((agent) => agent.post(path).expect(200)),
    );
    expect(answers.map(({ body }) => body.outcome)).toEqual(Array(4).fill('connected'));
    expect(await grantsAt(plane, 'oauth2_generic')).toMatchObject([
      { refreshes: 1, reuse_detections: 0, refresh_failures: 0 },
    ]);
    await other.close();
  });

  it('earlier than the vendor said is renewed after one 401, and the delivery goes on', async () => {
    const id = await generic();
    await plane.control('/grants/expire', { vendor: 'oauth2_generic' });
    const done = await becomes(plane, await deliver(plane, id, 'request'), 'delivered');
    expect(done.log).toMatchObject([
      { outcome: 'retried', vendor_response_code: 401, attempt: 1 },
      { outcome: 'delivered', vendor_response_code: 200, attempt: 2 },
    ]);
    expect(await grantsAt(plane, 'oauth2_generic')).toMatchObject([{ refreshes: 1 }]);
  });

  it('is renewed when a test finds it ended, and the test tells the truth after that', async () => {
    const id = await generic();
    await plane.control('/grants/expire', { vendor: 'oauth2_generic' });
    expect((await act(plane, id, 'test').expect(200)).body.outcome).toBe('connected');
    expect((await readConnection(plane, id)).state).toBe('active');
  });
});

describe('a refresh that the vendor refuses for good', () => {
  it('makes the connection auth_expired, and holds its work without an attempt', async () => {
    const id = await generic();
    await plane.control('/grants/expire', { vendor: 'oauth2_generic', refresh: true });
    await endsIn(plane, id, -1);
    const delivery = await deliver(plane, id, 'request');
    const held = await becomes(plane, delivery, 'held');
    expect(held.log).toEqual([]);
    expect(await readConnection(plane, id)).toMatchObject({
      ...{ state: 'auth_expired', health: 'error', has_credential: true },
      state_reason: expect.stringMatching(/\S/),
    });
  });

  it('asked by hand makes it auth_expired as well', async () => {
    const id = await generic();
    await plane.control('/grants/expire', { vendor: 'oauth2_generic', refresh: true });
    const answer = await act(plane, id, 'refresh').expect(200);
    expect(answer.body).toMatchObject({ id, state: 'auth_expired' });
  });

  it('is mended by authorizing again: same id, active, held work sent in order', async () => {
    const id = await generic();
    await plane.control('/grants/expire', { vendor: 'oauth2_generic', refresh: true });
    await endsIn(plane, id, -1);
    const waiting = [await deliver(plane, id, 'request'), await deliver(plane, id, 'request')];
    await becomes(plane, waiting[0]!, 'held');
    await becomes(plane, waiting[1]!, 'held');
    const { body } = await act(plane, id, 'reauthorize').expect(200);
    expect((await finishOAuth(plane, body.authorize_url)).id).toBe(id);
    expect((await readConnection(plane, id)).state).toBe('active');
    for (const one of waiting) await becomes(plane, one, 'delivered');
  });
});

describe('a refresh that meets a vendor in trouble', () => {
  it('leaves the state as it is, and the delivery is tried again', async () => {
    const id = await generic();
    await endsIn(plane, id, -1);
    await plane.control('/grants/expire', { vendor: 'oauth2_generic' });
    await plane.control('/fault', {
      ...{ vendor: 'oauth2_generic', path: '/token', kind: 'status', status: 503, times: 2 },
    });
    const done = await becomes(plane, await deliver(plane, id, 'request'), 'delivered');
    expect(outcomes(done).at(-1)).toBe('delivered');
    expect((await readConnection(plane, id)).state).toBe('active');
  });

  it('whose answer was lost does not lose the grant where tokens do not rotate', async () => {
    const { id } = await connectByOAuth(plane, 'hubspot');
    await endsIn(plane, id!, -1);
    await plane.control('/fault', {
      ...{ vendor: 'hubspot', path: '/oauth/v3/token', kind: 'cut', phase: 'after' },
    });
    const done = await becomes(plane, await deliver(plane, id!, 'upsert_contact'), 'delivered');
    expect(outcomes(done).at(-1)).toBe('delivered');
  });
});

describe('refreshing by hand', () => {
  it('renews the token and tests it', async () => {
    const { id } = await connectByOAuth(plane, 'hubspot');
    const before = await readConnection(plane, id!);
    const { body } = await act(plane, id!, 'refresh').expect(200);
    expect(body).toMatchObject({ id, state: 'active', test: { outcome: 'connected' } });
    expect(Date.parse(body.updated_at)).toBeGreaterThan(Date.parse(String(before['updated_at'])));
    expect(await grantsAt(plane, 'hubspot')).toMatchObject([{ refreshes: 1 }]);
  });

  it.each([
    ['an API key', () => bodies.stripe()],
    ['a password', () => bodies.basic(plane.sim)],
    ['a signing secret', () => bodies.webhook(plane.sim)],
  ])('is refused for %s', async (_, body) => {
    const { id } = await connect(plane, body());
    const answer = await act(plane, id, 'refresh').expect(409);
    expect(answer.body.code).toBe('not_refreshable');
  });

  it('heals a connection that a lasting 401 made auth_expired, and sends what was held', async () => {
    const id = await generic();
    await plane.control('/fault', {
      ...{ vendor: 'oauth2_generic', path: '/api/*', kind: 'status', status: 401, times: 2 },
    });
    const delivery = await deliver(plane, id, 'request');
    const held = await becomes(plane, delivery, 'held');
    expect(held.log.map((entry) => entry.vendor_response_code)).toEqual([401, 401]);
    expect((await readConnection(plane, id)).state).toBe('auth_expired');
    const { body } = await act(plane, id, 'refresh').expect(200);
    expect(body).toMatchObject({ state: 'active', test: { outcome: 'connected' } });
    await becomes(plane, delivery, 'delivered');
    await eventually(
      async () => (await readConnection(plane, id))['health'] === 'connected',
      'connected',
    );
  });
});
