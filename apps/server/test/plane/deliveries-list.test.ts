import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { act, bodies, connect } from '../support/connections.ts';
import { becomes, deliver } from '../support/deliveries.ts';
import { newMember } from '../support/people.ts';
import type { Agent } from '../support/start-app.ts';
import { SITE, type TestPlane, startPlane } from '../support/start-plane.ts';

let plane: TestPlane;
let stripe: number;
let webhook: number;
/** In the order of acceptance: held, held of another connection and module, delivered, failed, cancelled. */
let ids: number[];
beforeAll(async () => {
  plane = await startPlane({ env: { BREAKER_THRESHOLD: '1000' } });
  stripe = (await connect(plane, bodies.stripe())).id;
  webhook = (await connect(plane, bodies.webhook(plane.sim))).id;
  const other = (await connect(plane, { ...bodies.stripe(), display_name: 'Second till' })).id;
  await act(plane, stripe, 'pause').expect(200);
  await act(plane, webhook, 'pause').expect(200);
  const refusal = { vendor: 'stripe', path: '/v1/customers', kind: 'status', status: 400 };
  const made = [
    await deliver(plane, stripe, 'create_customer', { event_identifier: 'order-100%-a' }),
    await deliver(plane, webhook, 'post_event', { originating_module: 'shop' }),
    await deliver(plane, other, 'create_customer'),
  ];
  await becomes(plane, made[2]!, 'delivered');
  await plane.control('/fault', { ...refusal, times: 1 });
  made.push(await deliver(plane, other, 'create_customer'));
  await becomes(plane, made[3]!, 'failed');
  made.push(await deliver(plane, stripe, 'create_customer', { event_identifier: 'order-100x-b' }));
  await plane.admin.post(`${SITE}/deliveries/${made[4]}/cancel`).expect(200);
  ids = made;
});
afterAll(() => plane.close());

interface Item {
  id: number;
  [field: string]: unknown;
}
const list = async (query: object = {}, agent: Agent = plane.admin) =>
  (await agent.get(`${SITE}/deliveries`).query(query).expect(200)).body as {
    items: Item[];
    next_cursor: string | null;
  };
const idsOf = async (query: object, agent?: Agent) =>
  (await list(query, agent)).items.map(({ id }) => ids.indexOf(id));

describe('the list of deliveries', () => {
  it('shows what waits and what became of the rest, the newest first', async () => {
    const { items, next_cursor } = await list();
    expect(items.map(({ id }) => id)).toEqual(ids.toReversed());
    expect(next_cursor).toBeNull();
    expect(items).toMatchObject([
      { status: 'cancelled', error_code: 'cancelled', connection_name: 'Stripe' },
      { status: 'failed', vendor_response_code: 400, error_code: expect.any(String) },
      { status: 'delivered', vendor_response_code: 200, connection_state: 'active' },
      { status: 'held', connector_type: 'webhook_generic', connection_state: 'paused' },
      { status: 'held', connector_type: 'stripe', vendor_response_code: null },
    ]);
    expect(JSON.stringify(items)).not.toContain('lead@example.com');
  });

  it.each([
    [{ status: 'held' }, [1, 0]],
    [{ status: 'pending,held,running' }, [1, 0]],
    [{ status: 'held,failed', sort: 'created_at' }, [0, 1, 3]],
    [{ status: 'held,delivered' }, [2, 1, 0]],
    [{ status: 'cancelled' }, [4]],
    [{ originating_module: 'shop' }, [1]],
    [{ q: '100%' }, [0]],
    [{ q: 'ORDER-100', sort: 'id' }, [0, 4]],
    [{ status: 'held', q: 'order' }, [0]],
    [{ from: '2020-01-01T00:00:00Z', to: '2020-02-01T00:00:00Z' }, []],
    [{ status: 'held', from: '2020-01-01T00:00:00Z' }, [1, 0]],
  ])('%j finds what it says', async (query, expected) => {
    expect(await idsOf(query)).toEqual(expected);
  });

  it('of one connection holds its own alone', async () => {
    expect(await idsOf({ connection_id: stripe })).toEqual([4, 0]);
    expect(await idsOf({ connection_id: stripe, status: 'held' })).toEqual([0]);
    expect(await idsOf({ connection_id: 999_999, status: 'held' })).toEqual([]);
  });

  it.each([
    {},
    { status: 'held,failed,cancelled' },
    { sort: 'id' },
    { status: 'held', sort: 'id' },
  ])('gives every delivery once over its pages: %j', async (query) => {
    const whole = (await list(query)).items.map(({ id }) => id);
    const walked: number[] = [];
    let cursor: string | null = '';
    for (let page = 0; page < 10 && cursor !== null; page += 1) {
      const { items, next_cursor } = await list({ ...query, limit: 1, ...(cursor && { cursor }) });
      walked.push(...items.map(({ id }) => id));
      cursor = next_cursor;
    }
    expect(walked).toEqual(whole);
    expect(walked.length).toBeGreaterThan(1);
  });

  it('goes on where a long look through others’ deliveries ended', async () => {
    await plane.db.query(
      `INSERT INTO deliveries (site_id, connection_id, action, payload_blob, originating_module,
         event_identifier, status, message_id, finished_at)
       SELECT site_id, id, 'create_customer', '\\x00', 'bulk', 'n', 'delivered', gen_random_uuid(),
         now() FROM connections, generate_series(1, 90000) WHERE id = $1`,
      [stripe],
    );
    const first = await list({ originating_module: 'shop' });
    expect(first.items).toEqual([]);
    const second = await list({ originating_module: 'shop', cursor: first.next_cursor });
    expect(second.items.map(({ id }) => ids.indexOf(id))).toEqual([1]);
    expect(second.next_cursor).toBeNull();
    await plane.db.query(`DELETE FROM deliveries WHERE originating_module = 'bulk'`);
  });

  it.each([
    [{ status: 'lost' }, 'status.0'],
    [{ sort: 'status' }, 'sort'],
    [{ connection_id: 'x' }, 'connection_id'],
    [{ colour: 'red' }, 'colour'],
    [{ cursor: 'nonsense' }, 'cursor'],
    [{ from: '2026-02-01T00:00:00Z', to: '2026-01-01T00:00:00Z' }, 'to'],
  ])('refuses %j by its field', async (query, path) => {
    const { body } = await plane.admin.get(`${SITE}/deliveries`).query(query).expect(400);
    expect(body.errors).toMatchObject([{ path }]);
  });

  it('refuses a cursor of another query', async () => {
    const { next_cursor } = await list({ limit: 1 });
    for (const other of [{ status: 'held' }, { sort: 'id' }, { connection_id: stripe }]) {
      const query = { ...other, cursor: next_cursor };
      const { body } = await plane.admin.get(`${SITE}/deliveries`).query(query).expect(400);
      expect(body.errors).toMatchObject([{ path: 'cursor' }]);
    }
  });
});

describe('how many wait', () => {
  const waiting = async (query: object = {}, agent: Agent = plane.admin) =>
    (await agent.get(`${SITE}/deliveries/waiting`).query(query).expect(200)).body;

  it('is told of the site and of a connection, with the age of the oldest', async () => {
    const all = await waiting();
    expect(all).toEqual({
      ...{ pending: 0, held: 2, running: 0, capped: [] },
      oldest_at: (await list({ sort: 'id' })).items[0]!['created_at'],
    });
    expect(await waiting({ connection_id: webhook })).toMatchObject({ held: 1 });
    expect(await waiting({ connection_id: 999_999 })).toMatchObject({ held: 0, oldest_at: null });
  });

  it('is counted up to ten thousand', async () => {
    await plane.db.query(
      `INSERT INTO deliveries (site_id, connection_id, action, payload_blob, originating_module,
         event_identifier, status, message_id)
       SELECT site_id, id, 'create_customer', '\\x00', 'bulk', 'n', 'held', gen_random_uuid()
         FROM connections, generate_series(1, 10050) WHERE id = $1`,
      [stripe],
    );
    expect(await waiting()).toMatchObject({ held: 10_000, capped: ['held'] });
    await plane.db.query(`DELETE FROM deliveries WHERE originating_module = 'bulk'`);
  });
});

describe('what may not be seen', () => {
  const tokenOf = async (limits: object) => {
    const body = { name: 'Limited', module: 'forms', capabilities: ['deliveries.browse'] };
    const made = await plane.admin.post(`${SITE}/tokens`).send({ ...body, ...limits }).expect(201); // prettier-ignore
    return plane.anonymous().set('Authorization', `Bearer ${made.body.token}`) as Agent;
  };
  const held = async (agent: Agent) =>
    (await agent.get(`${SITE}/deliveries/waiting`).expect(200)).body.held;

  it('by a token of some connections, or families, is in no list and no count', async () => {
    const one = await tokenOf({ connections: [webhook] });
    expect(await idsOf({}, one)).toEqual([1]);
    expect(await idsOf({ status: 'held,failed' }, one)).toEqual([1]);
    expect(await idsOf({ connection_id: stripe, status: 'held' }, one)).toEqual([]);
    expect(await held(one)).toBe(1);
    const family = await tokenOf({ families: ['payment'] });
    expect(await idsOf({ status: 'held' }, family)).toEqual([0]);
    expect(await held(family)).toBe(1);
  });

  it('by somebody who lacks what a family demands, is in no list and no count', async () => {
    const { agent } = await newMember(plane, plane.admin, 'till@example.com', 'Editor');
    const override = { payment: { capability: 'manage_payment_credentials' } };
    await plane.admin.patch(`${SITE}/settings`).send({ family_overrides: override }).expect(200);
    expect(await idsOf({}, agent)).toEqual([1]);
    expect(await idsOf({ status: 'held,cancelled' }, agent)).toEqual([1]);
    expect(await held(agent)).toBe(1);
    await plane.admin.patch(`${SITE}/settings`).send({ family_overrides: {} }).expect(200);
  });
});
