import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { act, bodies, connect } from '../support/connections.ts';
import { becomes, deliver, deliveryBody, readDelivery } from '../support/deliveries.ts';
import { SITE, type TestPlane, eventually, startPlane } from '../support/start-plane.ts';

let plane: TestPlane;
let stripe: number;
let foreign: number;
beforeAll(async () => {
  plane = await startPlane();
  stripe = (await connect(plane, bodies.stripe())).id;
  await plane.admin.post('/api/v1/sites').send({ slug: 'far', name: 'Far' }).expect(201);
  const other = await plane.admin.post('/api/v1/sites/far/connections').send(bodies.stripe());
  foreign = other.body.id;
});
afterAll(() => plane.close());
beforeEach(async () => {
  // What a test has handed in may still be under way when it has seen enough.
  await eventually(async () => (await underWay()) === 0, 'the end of all deliveries before');
  await plane.control('/reset');
});

const post = (body: object) => plane.admin.post(`${SITE}/deliveries`).send(body);
const count = async (): Promise<number> =>
  (await plane.db.query('SELECT count(*)::int AS n FROM deliveries'))[0].n;
const underWay = async (): Promise<number> =>
  (await plane.db.query(`SELECT count(*)::int AS n FROM deliveries WHERE finished_at IS NULL AND status <> 'held'`))[0].n; // prettier-ignore

describe('accepting a delivery', () => {
  it('answers 202 with what is stored, before the vendor is asked', async () => {
    await plane.control('/fault', { vendor: 'stripe', kind: 'slow', delay_ms: 500 });
    const body = deliveryBody(stripe, 'create_customer');
    const { body: taken } = await post(body).expect(202);
    expect(taken).toMatchObject({
      ...{ connection_id: stripe, action: 'create_customer', originating_module: 'forms' },
      ...{ event_identifier: body.event_identifier, status: 'pending', attempts: 0 },
      finished_at: null,
    });
    expect(taken).not.toHaveProperty('input');
    const done = await becomes(plane, taken.id, 'delivered');
    expect(done.log).toMatchObject([
      {
        ...{ delivery_id: taken.id, connection_id: stripe, connection_name: 'Stripe' },
        ...{ connector_type: 'stripe', originating_module: 'forms', outcome: 'delivered' },
        ...{ event_identifier: body.event_identifier, vendor_response_code: 200, attempt: 1 },
        error_code: null,
      },
    ]);
    expect(done.log[0]!.latency_ms).toBeGreaterThanOrEqual(500);
  });

  it.each([
    ['an unknown action', { action: 'juggle' }, ['action']],
    ['an action of Object', { action: 'constructor' }, ['action']],
    ['an input that does not fit', { input: { email: 'nobody' } }, ['input.email']],
    ['a field the action does not know', { input: { colour: 'red' } }, ['input.colour']],
    ['an input that is none', { input: 'text' }, ['input']],
    ['no module', { originating_module: undefined }, ['originating_module']],
    ['an empty event identifier', { event_identifier: '' }, ['event_identifier']],
    ['a long event identifier', { event_identifier: 'x'.repeat(501) }, ['event_identifier']],
    ['a NUL', { event_identifier: 'a\0b' }, ['event_identifier']],
    ['half a surrogate pair', { event_identifier: 'a\ud800b' }, ['event_identifier']],
    ['a connection that is no number', { connection_id: '1' }, ['connection_id']],
    ['a field nobody knows', { priority: 1 }, ['priority']],
  ])('refuses %s by its field, and stores nothing', async (_, change, paths) => {
    const before = await count();
    const answer = await post({ ...deliveryBody(stripe, 'create_customer'), ...change }).expect(
      400,
    );
    expect(answer.body.code).toBe('invalid_input');
    expect(answer.body.errors.map((error: { path: string }) => error.path)).toEqual(paths);
    expect(await count()).toBe(before);
  });

  it('does not see a connection of another site, nor one that does not exist', async () => {
    for (const id of [foreign, 999_999]) {
      const { body } = await post(deliveryBody(id, 'create_customer')).expect(404);
      expect(body.code).toBe('not_found');
    }
    expect(await plane.arrived('stripe')).toEqual([]);
  });

  it('takes text with NUL and broken surrogates inside the input, and delivers the rest', async () => {
    const webhook = (await connect(plane, bodies.webhook(plane.sim))).id;
    const input = { type: 'odd', data: { text: 'a\0b\ud800c' } };
    await becomes(plane, await deliver(plane, webhook, 'post_event', { input }), 'delivered');
  });

  it('refuses a body over 1 MiB', async () => {
    const input = { type: 'big', data: 'x'.repeat(2 ** 20) };
    const answer = await post(deliveryBody(stripe, 'post_event', { input })).expect(413);
    expect(answer.body.code).toBe('payload_too_large');
  });

  it('holds what is for a connection that is not active', async () => {
    const { id } = await connect(plane, bodies.stripe());
    await act(plane, id, 'pause').expect(200);
    const { body } = await post(deliveryBody(id, 'create_customer')).expect(202);
    expect(body.status).toBe('held');
  });

  it('is told to nobody of another site', async () => {
    const id = await deliver(plane, stripe, 'create_customer');
    await plane.admin.get(`/api/v1/sites/far/deliveries/${id}`).expect(404);
    await plane.admin.post(`/api/v1/sites/far/deliveries/${id}/retry`).expect(404);
  });
});

describe('a batch', () => {
  const batch = (items: unknown[]) => plane.admin.post(`${SITE}/deliveries/batch`).send({ items });

  it('answers for each item in its place; a bad one keeps no other out', async () => {
    const good = () => deliveryBody(stripe, 'create_customer');
    const { body } = await batch([
      good(),
      { ...good(), action: 'juggle' },
      'nonsense',
      deliveryBody(foreign, 'create_customer'),
      good(),
    ]).expect(202);
    expect(body.items).toMatchObject([
      { index: 0, delivery: { status: 'pending' } },
      { index: 1, problem: { status: 400, errors: [{ path: 'action' }] } },
      { index: 2, problem: { status: 400 } },
      { index: 3, problem: { status: 404 } },
      { index: 4, delivery: { status: 'pending' } },
    ]);
    await becomes(plane, body.items[0].delivery.id, 'delivered');
    await becomes(plane, body.items[4].delivery.id, 'delivered');
    expect(await plane.arrived('stripe', '/v1/customers')).toHaveLength(2);
  });

  it('takes 1000 items and not one more, nor none', async () => {
    const { id } = await connect(plane, bodies.webhook(plane.sim));
    const items = (n: number) => Array.from({ length: n }, () => deliveryBody(id, 'post_event'));
    const { body } = await batch(items(1000)).expect(202);
    expect(body.items).toHaveLength(1000);
    for (const wrong of [items(1001), []]) {
      const answer = await batch(wrong).expect(400);
      expect(answer.body.errors).toMatchObject([{ path: 'items' }]);
    }
    for (const { delivery } of body.items.slice(-3)) await becomes(plane, delivery.id, 'delivered');
  });

  it('with an Idempotency-Key is taken once as a whole', async () => {
    const items = [
      deliveryBody(stripe, 'create_customer'),
      deliveryBody(stripe, 'create_customer'),
    ];
    const send = () => batch(items).set('Idempotency-Key', 'batch-1').expect(202);
    const ids = (answer: { body: { items: { delivery: { id: number } }[] } }) =>
      answer.body.items.map((item) => item.delivery.id);
    expect(ids(await send())).toEqual(ids(await send()));
  });
});

describe('an Idempotency-Key', () => {
  it('sent twice makes one delivery, and the second answer is that delivery', async () => {
    const body = deliveryBody(stripe, 'create_customer');
    const send = () => post(body).set('Idempotency-Key', 'once').expect(202);
    const first = (await send()).body;
    await becomes(plane, first.id, 'delivered');
    expect((await send()).body.id).toBe(first.id);
    expect(await plane.arrived('stripe', '/v1/customers')).toHaveLength(1);
  });

  it('sent at the same moment makes one delivery', async () => {
    const body = deliveryBody(stripe, 'create_customer');
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => post(body).set('Idempotency-Key', 'at-once').expect(202)),
    );
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    await becomes(plane, answers[0]!.body.id, 'delivered');
    expect(await plane.arrived('stripe', '/v1/customers')).toHaveLength(1);
  });

  it('with another body is refused', async () => {
    const send = (body: object) => post(body).set('Idempotency-Key', 'reused');
    const first = (await send(deliveryBody(stripe, 'create_customer')).expect(202)).body;
    const { body } = await send(deliveryBody(stripe, 'create_customer')).expect(422);
    expect(body.code).toBe('idempotency_key_reused');
    expect((await readDelivery(plane, first.id)).id).toBe(first.id);
  });

  it('with a bad delivery is free for the corrected one', async () => {
    const send = (body: object) => post(body).set('Idempotency-Key', 'corrected');
    const body = deliveryBody(stripe, 'create_customer');
    await send({ ...body, action: 'juggle' }).expect(400);
    await send(body).expect(202);
  });
});
