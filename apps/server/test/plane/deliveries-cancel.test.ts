import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { act, bodies, connect } from '../support/connections.ts';
import { becomes, deliver, deliveryBody, readDelivery } from '../support/deliveries.ts';
import { auditOf } from '../support/people.ts';
import { SITE, type TestPlane, eventually, startPlane } from '../support/start-plane.ts';

let plane: TestPlane;
beforeAll(async () => {
  plane = await startPlane({ env: { BREAKER_THRESHOLD: '1000', RETRY_SCHEDULE: '60s' } });
});
afterAll(() => plane.close());
beforeEach(() => plane.control('/reset'));

const cancel = (id: number) => plane.admin.post(`${SITE}/deliveries/${id}/cancel`);
const bulk = (filter: object) => plane.admin.post(`${SITE}/deliveries/cancel`).send({ filter });
const ended = (id: number) =>
  eventually(async () => {
    const { body } = await plane.admin.get(`${SITE}/bulk-jobs/${id}`).expect(200);
    return body.status === 'done' && body;
  }, 'the job to end');

async function paused(): Promise<number> {
  const { id } = await connect(plane, bodies.stripe());
  await act(plane, id, 'pause').expect(200);
  return id;
}

describe('cancelling what waits', () => {
  it('ends a held delivery for good, and the log tells', async () => {
    const id = await paused();
    const delivery = await deliver(plane, id, 'create_customer');
    expect((await cancel(delivery).expect(200)).body).toMatchObject({
      ...{ id: delivery, status: 'cancelled', finished_at: expect.any(String) },
    });
    await act(plane, id, 'resume').expect(200);
    const later = await deliver(plane, id, 'create_customer');
    await becomes(plane, later, 'delivered');
    const { status, log } = await readDelivery(plane, delivery);
    expect(status).toBe('cancelled');
    expect(log).toMatchObject([{ outcome: 'failed', error_code: 'cancelled', attempt: 0 }]);
    expect(await plane.arrived('stripe', '/v1/customers')).toHaveLength(1);
  });

  it('ends one that waits for its next attempt, under the number of its last', async () => {
    const { id } = await connect(plane, bodies.stripe());
    const fault = { vendor: 'stripe', path: '/v1/customers', kind: 'status', status: 500 };
    await plane.control('/fault', { ...fault, times: 1 });
    const delivery = await deliver(plane, id, 'create_customer');
    await eventually(async () => {
      const { attempts, status } = await readDelivery(plane, delivery);
      return attempts === 1 && status === 'pending';
    }, 'a first attempt');
    const { body } = await cancel(delivery).expect(200);
    expect(body).toMatchObject({ status: 'cancelled', attempts: 1, next_attempt_at: null });
    const { log } = await readDelivery(plane, delivery);
    expect(log.map(({ outcome, error_code, attempt }) => [outcome, error_code, attempt])).toEqual([
      ['retried', expect.anything(), 1],
      ['failed', 'cancelled', 1],
    ]);
  });

  it('is refused for what is delivered or cancelled, and a cancelled one is not retried', async () => {
    const id = await paused();
    const delivery = await deliver(plane, id, 'create_customer');
    await cancel(delivery).expect(200);
    for (const [what, code] of [
      ['cancel', 'not_waiting'],
      ['retry', 'not_failed'],
    ]) {
      const { body } = await plane.admin.post(`${SITE}/deliveries/${delivery}/${what}`).expect(409);
      expect(body).toMatchObject({ code, delivery_status: 'cancelled' });
    }
    const filter = { connection_id: id };
    await plane.admin.post(`${SITE}/deliveries/retry`).send({ filter }).expect(422);
    await act(plane, id, 'resume').expect(200);
    const done = await deliver(plane, id, 'create_customer');
    await becomes(plane, done, 'delivered');
    const { body } = await cancel(done).expect(409);
    expect(body).toMatchObject({ code: 'not_waiting', delivery_status: 'delivered' });
    await cancel(999_999).expect(404);
  });

  it('answers a repeated Idempotency-Key with the first answer', async () => {
    const delivery = await deliver(plane, await paused(), 'create_customer');
    const ask = () => cancel(delivery).set('Idempotency-Key', `cancel-${delivery}`);
    const { body } = await ask().expect(200);
    expect((await ask().expect(200)).body).toEqual(body);
    expect((await readDelivery(plane, delivery)).log).toHaveLength(1);
  });

  it('waits for a claim under way, and leaves alone what was claimed, one or many', async () => {
    const id = await paused();
    const delivery = await deliver(plane, id, 'create_customer');
    const claim = plane.db.createQueryRunner();
    await claim.startTransaction();
    await claim.query(
      `UPDATE deliveries SET status = 'running', lease_owner = gen_random_uuid() WHERE id = $1`,
      [delivery],
    );
    const asJob = await bulk({ connection_id: id }).expect(202);
    const asked = cancel(delivery).then((answer) => answer);
    await sleep(1500);
    await claim.commitTransaction();
    await claim.release();
    const { status, body } = await asked;
    expect([status, body.delivery_status]).toEqual([409, 'running']);
    expect(await ended(asJob.body.id)).toMatchObject({ total: 1, done: 0, skipped: 1 });
    expect((await readDelivery(plane, delivery)).log).toEqual([]);
  });

  it('or sending it: whoever is first wins, never both', async () => {
    const id = await paused();
    const items = Array.from({ length: 200 }, () => deliveryBody(id, 'create_customer'));
    const batch = await plane.admin.post(`${SITE}/deliveries/batch`).send({ items }).expect(202);
    const ids: number[] = batch.body.items.map((item: { delivery: { id: number } }) => item.delivery.id); // prettier-ignore
    const resumed = act(plane, id, 'resume').expect(200);
    const answers: [delivery: number, status: number][] = [];
    const inTurn = async (mine: number[]) => {
      for (const one of mine) answers.push([one, (await cancel(one)).status]);
    };
    // The newest first, while the workers begin at the other end.
    const newest = ids.toReversed();
    await Promise.all([resumed, inTurn(newest.slice(0, 100)), inTurn(newest.slice(100))]);
    expect(new Set(answers.map(([, status]) => status))).toEqual(new Set([200, 409]));
    let sent = 0;
    for (const [delivery, status] of answers) {
      if (status === 409) sent += 1;
      await becomes(plane, delivery, status === 200 ? 'cancelled' : 'delivered');
    }
    expect(await plane.arrived('stripe', '/v1/customers')).toHaveLength(sent);
  });
});

describe('cancelling many', () => {
  it('ends what waits and matches, tells its progress, and is audited once', async () => {
    const [one, two] = [await paused(), await paused()];
    const mine = [await deliver(plane, one, 'create_customer'), await deliver(plane, one, 'create_customer')]; // prettier-ignore
    const posts = await deliver(plane, one, 'create_customer', { originating_module: 'posts' });
    const other = await deliver(plane, two, 'create_customer');
    const filter = { connection_id: one, originating_module: 'forms', status: ['held'] };
    const { body } = await bulk(filter).expect(202);
    expect(body).toMatchObject({ kind: 'cancel_deliveries', total: 2, matched: 2, filter });
    expect(await ended(body.id)).toMatchObject({ done: 2, skipped: 0, counted: true });
    for (const id of mine) expect((await readDelivery(plane, id)).status).toBe('cancelled');
    for (const id of [posts, other]) expect((await readDelivery(plane, id)).status).toBe('held');
    const told = (await auditOf(plane.admin)).filter((e) => e['action'] === 'delivery.cancel_many');
    expect(told).toMatchObject([{ after: { bulk_job_id: body.id, total: 2 } }]);
    const log = await plane.admin.get(`${SITE}/delivery-log?connection_id=${one}`).expect(200);
    expect(log.body.items).toMatchObject([{ error_code: 'cancelled' }, { error_code: 'cancelled' }]); // prettier-ignore
  });

  it('by name leaves alone, and tells as skipped, what does not wait or is not there', async () => {
    const id = await paused();
    const [gone, waits] = [await deliver(plane, id, 'create_customer'), await deliver(plane, id, 'create_customer')]; // prettier-ignore
    await cancel(gone).expect(200);
    const { body } = await bulk({ delivery_ids: [gone, waits, waits, 999_999] }).expect(202);
    expect(body).toMatchObject({ total: 3, matched: 1, skipped: 2 });
    expect(await ended(body.id)).toMatchObject({ total: 3, matched: 1, done: 1, skipped: 2 });
  });

  it('does not sweep along what is accepted later', async () => {
    const id = await paused();
    const before = await deliver(plane, id, 'create_customer');
    const { body } = await bulk({ connection_id: id }).expect(202);
    const after = await deliver(plane, id, 'create_customer');
    await ended(body.id);
    expect((await readDelivery(plane, before)).status).toBe('cancelled');
    expect((await readDelivery(plane, after)).status).toBe('held');
  });

  it.each([
    [{ status: ['running'] }, 'filter.status.0'],
    [{ status: ['failed'] }, 'filter.status.0'],
    [{ colour: 'red' }, 'filter.colour'],
    [{ delivery_ids: Array.from({ length: 1001 }, (_, n) => n + 1) }, 'filter.delivery_ids'],
    [{ from: '2026-02-01T00:00:00Z', to: '2026-01-01T00:00:00Z' }, 'filter.to'],
  ])('refuses a bad filter by its field', async (filter, path) => {
    const { body } = await bulk(filter).expect(400);
    expect(body.errors).toMatchObject([{ path }]);
  });

  it('refuses a filter that nothing matches, and stores nothing', async () => {
    const { body } = await bulk({ q: 'no such event' }).expect(422);
    expect(body).toMatchObject({ code: 'nothing_matches', errors: [{ path: 'filter' }] });
  });
});
