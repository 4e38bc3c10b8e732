import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { act, bodies, connect } from '../support/connections.ts';
import { becomes, deliver, outcomes, readDelivery } from '../support/deliveries.ts';
import { SITE, type TestPlane, eventually, startPlane } from '../support/start-plane.ts';

let plane: TestPlane;
beforeAll(async () => {
  plane = await startPlane({ env: { BREAKER_THRESHOLD: '1000' } });
});
afterAll(() => plane.close());
beforeEach(() => plane.control('/reset'));

const stripe = async () => (await connect(plane, bodies.stripe())).id;
const refuse = (times: number | string = 'always', status = 400) =>
  plane.control('/fault', { vendor: 'stripe', path: '/v1/customers', kind: 'status', status, times }); // prettier-ignore
const retry = (id: number) => plane.admin.post(`${SITE}/deliveries/${id}/retry`);

async function failed(id: number, more: object = {}): Promise<number> {
  const delivery = await deliver(plane, id, 'create_customer', more);
  await becomes(plane, delivery, 'failed');
  return delivery;
}

describe('retrying a failed delivery', () => {
  it('sends the same call again, appends the outcome, and keeps the failed entry', async () => {
    const id = await stripe();
    await refuse(1);
    const delivery = await failed(id);
    const { body } = await retry(delivery).expect(202);
    expect(body).toMatchObject({ id: delivery, status: 'pending', finished_at: null });
    const done = await becomes(plane, delivery, 'delivered');
    expect(done.log).toMatchObject([
      { outcome: 'failed', vendor_response_code: 400, attempt: 1 },
      { outcome: 'delivered', vendor_response_code: 200, attempt: 2 },
    ]);
    const [first, second] = await plane.arrived('stripe', '/v1/customers');
    expect(second!.raw_body).toBe(first!.raw_body);
  });

  it('begins the whole schedule anew', async () => {
    const id = await stripe();
    await refuse('always', 500);
    const delivery = await failed(id);
    await retry(delivery).expect(202);
    const again = await eventually(async () => {
      const seen = await readDelivery(plane, delivery);
      return seen.status === 'failed' && seen.log.length === 8 && seen;
    }, 'eight tries');
    expect(outcomes(again)).toEqual([
      ...['retried', 'retried', 'retried', 'failed'],
      ...['retried', 'retried', 'retried', 'failed'],
    ]);
    expect(again.log.map((entry) => entry.attempt)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('is refused for one that was delivered, waits or is held', async () => {
    const id = await stripe();
    const delivered = await deliver(plane, id, 'create_customer');
    await becomes(plane, delivered, 'delivered');
    expect((await retry(delivered).expect(409)).body).toMatchObject({
      ...{ code: 'not_failed', status: 409, delivery_status: 'delivered' },
    });
    await act(plane, id, 'pause').expect(200);
    const held = await deliver(plane, id, 'create_customer');
    expect((await retry(held).expect(409)).body).toMatchObject({ code: 'not_failed' });
  });

  it('twice at once is done once', async () => {
    const id = await stripe();
    await refuse(1);
    const delivery = await failed(id);
    const answers = await Promise.all([retry(delivery), retry(delivery), retry(delivery)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([202, 409, 409]);
    expect(outcomes(await becomes(plane, delivery, 'delivered'))).toEqual(['failed', 'delivered']);
  });

  it('of a paused connection is held until it is resumed', async () => {
    const id = await stripe();
    await refuse(1);
    const delivery = await failed(id);
    await act(plane, id, 'pause').expect(200);
    expect((await retry(delivery).expect(202)).body.status).toBe('held');
    await act(plane, id, 'resume').expect(200);
    await becomes(plane, delivery, 'delivered');
  });

  it('of one that does not exist is 404', async () => {
    await retry(999_999).expect(404);
    const { body } = await plane.admin.post(`${SITE}/deliveries/abc/retry`).expect(400);
    expect(body.errors).toMatchObject([{ path: 'id' }]);
  });
});

describe('retrying many', () => {
  const bulk = (filter: object) => plane.admin.post(`${SITE}/deliveries/retry`).send({ filter });
  const finished = (id: number) =>
    eventually(async () => {
      const { body } = await plane.admin.get(`${SITE}/bulk-jobs/${id}`).expect(200);
      return body.status === 'done' && body;
    }, 'the job to end');

  it('retries what is failed and matches, nothing else, and tells its progress', async () => {
    const [one, two] = [await stripe(), await stripe()];
    await refuse(5);
    const mine = [await failed(one), await failed(one), await failed(one)];
    const other = await failed(two);
    const elsewhere = await failed(one, { originating_module: 'posts' });
    const { body } = await bulk({ connection_id: one, originating_module: 'forms' }).expect(202);
    expect(body).toMatchObject({ kind: 'retry_deliveries', total: 3, id: expect.any(Number) });
    expect(await finished(body.id)).toMatchObject({
      ...{ total: 3, done: 3, status: 'done', finished_at: expect.any(String) },
    });
    for (const id of mine) await becomes(plane, id, 'delivered');
    expect((await readDelivery(plane, other)).status).toBe('failed');
    expect((await readDelivery(plane, elsewhere)).status).toBe('failed');
  });

  it('once for each Idempotency-Key', async () => {
    const id = await stripe();
    await refuse(2);
    const delivery = await failed(id);
    const ask = () => bulk({ connection_id: id }).set('Idempotency-Key', `retry-${id}`);
    const { body } = await ask().expect(202);
    expect(body.total).toBe(1);
    await finished(body.id);
    await becomes(plane, delivery, 'failed');
    expect((await ask().expect(202)).body).toEqual(body);
    expect(await plane.arrived('stripe', '/v1/customers')).toHaveLength(2);
  });

  it('by name, by event and by time', async () => {
    const id = await stripe();
    await refuse(3);
    const [a, b, c] = [
      await failed(id, { event_identifier: 'bulk-100%-a' }),
      await failed(id, { event_identifier: 'bulk-100x-b' }),
      await failed(id, { event_identifier: 'bulk-c' }),
    ];
    expect((await bulk({ connection_id: id, q: '100%' }).expect(202)).body.total).toBe(1);
    await becomes(plane, a, 'delivered');
    expect((await bulk({ delivery_ids: [b] }).expect(202)).body.total).toBe(1);
    await becomes(plane, b, 'delivered');
    const past = { to: '2020-01-01T00:00:00Z', connection_id: id };
    expect((await bulk(past).expect(422)).body).toMatchObject({
      ...{ code: 'nothing_matches', errors: [{ path: 'filter' }] },
    });
    const { body } = await bulk({ from: '2020-01-01T00:00:00Z', connection_id: id }).expect(202);
    expect(body.total).toBe(1);
    await becomes(plane, c, 'delivered');
  });

  it('goes on in bites beyond the size of one', async () => {
    const { id } = await connect(plane, bodies.webhook(plane.sim));
    await plane.db.query(
      `INSERT INTO deliveries (site_id, connection_id, action, payload_blob, originating_module,
         event_identifier, status, message_id, finished_at)
       SELECT site_id, $1, 'post_event', '\\x00', 'forms', 'many-' || n, 'failed',
         gen_random_uuid(), now() - interval '1 hour' FROM connections, generate_series(1, 1200) n WHERE id = $1`,
      [id],
    );
    const { body } = await bulk({ connection_id: id }).expect(202);
    expect(body).toMatchObject({ total: 1200, status: 'running' });
    expect(await finished(body.id)).toMatchObject({ total: 1200, done: 1200 });
    const [row] = await plane.db.query(
      `SELECT count(*)::int AS n FROM deliveries
        WHERE connection_id = $1 AND finished_at < now() - interval '30 minutes'`,
      [id],
    );
    expect(row.n).toBe(0);
  });

  it.each([
    [{ colour: 'red' }, 'filter.colour'],
    [{ connection_id: 'x' }, 'filter.connection_id'],
    [{ delivery_ids: [] }, 'filter.delivery_ids'],
    [{ from: 'yesterday' }, 'filter.from'],
    [{ from: '2026-02-01T00:00:00Z', to: '2026-01-01T00:00:00Z' }, 'filter.to'],
    [{ status: ['delivered'] }, 'filter.status.0'],
    [{ vendor_response_code: 7 }, 'filter.vendor_response_code'],
  ])('refuses the filter %j by its field', async (filter, path) => {
    const { body } = await bulk(filter).expect(400);
    expect(body.errors).toMatchObject([{ path }]);
  });

  it('stores no job for a filter that matches nothing', async () => {
    const jobs = async () => (await plane.admin.get(`${SITE}/bulk-jobs`).expect(200)).body.items;
    const before = await jobs();
    await bulk({ q: 'no such event' }).expect(422);
    expect(await jobs()).toEqual(before);
  });

  it('is told to nobody of another site', async () => {
    const id = await stripe();
    await refuse(1);
    await failed(id);
    await plane.admin.post('/api/v1/sites').send({ slug: 'far', name: 'Far' }).expect(201);
    const { body } = await bulk({ connection_id: id }).expect(202);
    await plane.admin.get(`${SITE}/bulk-jobs/${body.id}`).expect(200);
    await plane.admin.get(`/api/v1/sites/far/bulk-jobs/${body.id}`).expect(404);
    expect((await plane.admin.get('/api/v1/sites/far/bulk-jobs')).body.items).toEqual([]);
  });
});
