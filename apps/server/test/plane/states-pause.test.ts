import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { STRIPE_KEY, act, bodies, connect, readConnection } from '../support/connections.ts';
import { becomes, deliver, outcomes, readDelivery } from '../support/deliveries.ts';
import { SITE, type TestPlane, eventually, startPlane } from '../support/start-plane.ts';

let plane: TestPlane;
beforeAll(async () => {
  plane = await startPlane();
});
afterAll(() => plane.close());
beforeEach(() => plane.control('/reset'));

const stripe = async () => (await connect(plane, bodies.stripe())).id;
const state = async (id: number) => (await readConnection(plane, id)).state;
const failing = (kind: object) => plane.control('/fault', { vendor: 'stripe', times: 'always', ...kind }); // prettier-ignore

describe('the history of a state', () => {
  const historyOf = (id: number, query = '') =>
    plane.admin.get(`${SITE}/connections/${id}/state-history${query}`);

  it('tells when it changed, by whom and why, the newest first, and nothing that left it alone', async () => {
    const id = await stripe();
    await act(plane, id, 'test').expect(200);
    await act(plane, id, 'pause').expect(200);
    await act(plane, id, 'resume').expect(200);
    const { body } = await historyOf(id).expect(200);
    const told = body.items.map((each: Record<string, unknown>) => [each['from'], each['to'], each['action']]); // prettier-ignore
    expect(told).toEqual([
      ['paused', 'active', 'connection.resume'],
      ['active', 'paused', 'connection.pause'],
      [null, 'active', 'connection.create'],
    ]);
    expect(body.items[1]).toMatchObject({
      reason: expect.stringMatching(/^Paused by /),
      outcome: 'ok',
      actor: { kind: 'user', name: expect.any(String) },
    });
    expect(body.items[0].reason).toBeNull();
  });

  it('goes on page by page', async () => {
    const id = await stripe();
    await act(plane, id, 'pause').expect(200);
    const first = await historyOf(id, '?limit=1').expect(200);
    const next = encodeURIComponent(first.body.next_cursor);
    const second = await historyOf(id, `?limit=1&cursor=${next}`).expect(200);
    expect([first, second].map(({ body }) => body.items[0].to)).toEqual(['paused', 'active']);
    await historyOf(id, '?state=active').expect(400);
  });
});

describe('pausing', () => {
  it('answers with the paused connection, which keeps its credential', async () => {
    const id = await stripe();
    const { body } = await act(plane, id, 'pause').expect(200);
    expect(body).toMatchObject({ id, state: 'paused', health: 'not_connected' });
    expect(body).toMatchObject({ has_credential: true, state_reason: expect.any(String) });
  });

  it('takes it out of the pickers and back in on resume', async () => {
    const id = await stripe();
    const picks = async (): Promise<number[]> =>
      (await plane.admin.get(`${SITE}/pickers/connections?limit=200`).expect(200)).body.items.map(
        (item: { id: number }) => item.id,
      );
    expect(await picks()).toContain(id);
    await act(plane, id, 'pause').expect(200);
    expect(await picks()).not.toContain(id);
    await act(plane, id, 'resume').expect(200);
    expect(await picks()).toContain(id);
  });

  it('asks the vendor nothing', async () => {
    const id = await stripe();
    await plane.control('/requests', {}, 'DELETE');
    await act(plane, id, 'pause').expect(200);
    expect(await plane.arrived('stripe')).toEqual([]);
  });

  it('of what is paused is refused, naming state and event', async () => {
    const id = await stripe();
    await act(plane, id, 'pause').expect(200);
    const { body } = await act(plane, id, 'pause').expect(409);
    expect(body).toMatchObject({
      ...{ code: 'invalid_transition', state: 'paused', event: 'operator.pause' },
    });
  });

  it('is refused in error, auth_expired and auth_revoked', async () => {
    const key = (value: string) =>
      plane.control('/keys', { vendor: 'stripe', key: STRIPE_KEY, state: value });
    const id = await stripe();
    for (const [prepare, expected] of [
      [() => key('expired'), 'auth_expired'],
      [() => key('revoked'), 'auth_revoked'],
      [async () => void (await key('valid'), await act(plane, id, 'test'), await failing({ kind: 'html' })), 'error'], // prettier-ignore
    ] as const) {
      await prepare();
      await act(plane, id, 'test').expect(200);
      expect(await state(id)).toBe(expected);
      for (const [action, event] of [
        ['pause', 'operator.pause'],
        ['resume', 'operator.resume'],
      ] as const) {
        const { body } = await act(plane, id, action).expect(409);
        expect(body).toMatchObject({ code: 'invalid_transition', state: expected, event });
      }
    }
  });
});

describe('resuming', () => {
  it('of what is active is refused, naming state and event, and asks the vendor nothing', async () => {
    const id = await stripe();
    await plane.control('/requests', {}, 'DELETE');
    const { body } = await act(plane, id, 'resume').expect(409);
    expect(body).toMatchObject({
      ...{ code: 'invalid_transition', state: 'active', event: 'operator.resume' },
    });
    expect(await plane.arrived('stripe')).toEqual([]);
  });

  it('tests first, and answers with the test', async () => {
    const id = await stripe();
    await act(plane, id, 'pause').expect(200);
    await plane.control('/requests', {}, 'DELETE');
    const { body } = await act(plane, id, 'resume').expect(200);
    expect(body).toMatchObject({ id, state: 'active', test: { outcome: 'connected' } });
    expect(await plane.arrived('stripe', '/v1/account')).toHaveLength(1);
  });

  it.each([
    ['credential_revoked', () => plane.control('/keys', { vendor: 'stripe', key: STRIPE_KEY, state: 'revoked' })], // prettier-ignore
    ['credential_expired', () => plane.control('/keys', { vendor: 'stripe', key: STRIPE_KEY, state: 'expired' })], // prettier-ignore
    ['vendor_error', () => failing({ kind: 'status', status: 500 })],
    ['network_error', () => failing({ kind: 'cut' })],
  ])('with a failed test (%s) leaves error', async (outcome, spoil) => {
    const id = await stripe();
    await act(plane, id, 'pause').expect(200);
    await spoil();
    const { body } = await act(plane, id, 'resume').expect(200);
    expect(body).toMatchObject({ id, state: 'error', test: { outcome } });
    expect(await state(id)).toBe('error');
  });
});

describe('work for a paused connection', () => {
  it('is accepted, held, and released in order on resume', async () => {
    const { id } = await connect(plane, bodies.webhook(plane.sim));
    await act(plane, id, 'pause').expect(200);
    const ids: number[] = [];
    for (let n = 0; n < 60; n += 1) {
      const input = { type: 'numbered', data: { n } };
      ids.push(await deliver(plane, id, 'post_event', { input }));
    }
    expect((await readDelivery(plane, ids[0]!)).status).toBe('held');
    expect(await plane.arrived('webhook_generic', '/hooks/*')).toHaveLength(1); // the test call
    await act(plane, id, 'resume').expect(200);
    for (const one of ids) expect(outcomes(await becomes(plane, one, 'delivered'))).toHaveLength(1);
    const hooks = await plane.arrived('webhook_generic', '/hooks/*');
    const order = hooks
      .filter((hook) => hook.method === 'POST')
      .map((hook) => JSON.parse(hook.raw_body).data.n);
    expect(order).toEqual(ids.map((_, n) => n));
  });

  it('that was waiting for its next try is held too, and keeps its history', async () => {
    const id = await stripe();
    await plane.control('/fault', {
      ...{ vendor: 'stripe', path: '/v1/customers', kind: 'status', status: 503, retry_after: 60 },
    });
    const delivery = await deliver(plane, id, 'create_customer');
    await eventually(async () => (await readDelivery(plane, delivery)).attempts === 1, 'one try');
    await act(plane, id, 'pause').expect(200);
    await becomes(plane, delivery, 'held');
    await act(plane, id, 'resume').expect(200);
    expect(outcomes(await becomes(plane, delivery, 'delivered'))).toEqual(['retried', 'delivered']);
  });

  it('stays held when the resume fails, and goes when the fault is mended', async () => {
    const id = await stripe();
    await act(plane, id, 'pause').expect(200);
    const delivery = await deliver(plane, id, 'create_customer');
    await failing({ kind: 'status', status: 500 });
    await act(plane, id, 'resume').expect(200);
    expect((await readDelivery(plane, delivery)).status).toBe('held');
    await plane.control('/faults', {}, 'DELETE');
    await act(plane, id, 'test').expect(200);
    expect(await state(id)).toBe('active');
    await becomes(plane, delivery, 'delivered');
  });
});

describe('a paused connection', () => {
  it.each(['vendor_error', 'credential_revoked'])(
    'stays paused whatever a test finds: %s',
    async (outcome) => {
      const id = await stripe();
      await act(plane, id, 'pause').expect(200);
      if (outcome === 'vendor_error') await failing({ kind: 'status', status: 500 });
      else await plane.control('/keys', { vendor: 'stripe', key: STRIPE_KEY, state: 'revoked' });
      expect((await act(plane, id, 'test').expect(200)).body.outcome).toBe(outcome);
      expect(await readConnection(plane, id)).toMatchObject({
        ...{ state: 'paused', last_test_outcome: outcome },
      });
    },
  );

  it('stays paused when it gets a new credential', async () => {
    const id = await stripe();
    await act(plane, id, 'pause').expect(200);
    await plane.control('/keys', { vendor: 'stripe', key: 'sk_test_PatchbayOther00000001' });
    const { body } = await plane.admin
      .put(`${SITE}/connections/${id}/credentials`)
      .send({ credentials: { api_key: 'sk_test_PatchbayOther00000001' } })
      .expect(200);
    expect(body).toMatchObject({ state: 'paused', test: { outcome: 'connected' } });
  });
});

describe('a connection in error', () => {
  it('is mended by a test that passes', async () => {
    const id = await stripe();
    await failing({ kind: 'status', status: 500 });
    await act(plane, id, 'test').expect(200);
    expect(await readConnection(plane, id)).toMatchObject({ state: 'error', health: 'error' });
    await plane.control('/faults', {}, 'DELETE');
    await act(plane, id, 'test').expect(200);
    expect(await readConnection(plane, id)).toMatchObject({
      ...{ state: 'active', health: 'connected', state_reason: null },
    });
  });
});
