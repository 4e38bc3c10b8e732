import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { act, bodies, connect, readConnection } from '../support/connections.ts';
import { becomes, deliver, outcomes, readDelivery } from '../support/deliveries.ts';
import { SITE, type TestPlane, eventually, startPlane } from '../support/start-plane.ts';

/** Long enough to be seen open, short enough to be seen closing. */
const COOLDOWN_MS = 5000;
/** Longer than it takes to write that the breaker opens: a try in between would go out, and may succeed. */
const RETRY = '400ms';

let plane: TestPlane;
beforeAll(async () => {
  plane = await startPlane({
    env: { BREAKER_COOLDOWN: `${COOLDOWN_MS}ms`, RETRY_SCHEDULE: RETRY },
  });
});
afterAll(() => plane.close());
beforeEach(() => plane.control('/reset'));
// What an earlier connection still holds would go out after its cooldown, into faults meant for others.
afterEach(async () => {
  for (const id of connected.splice(0)) {
    await plane.admin.delete(`${SITE}/connections/${id}`).expect(200);
  }
});

const connected: number[] = [];
const stripe = async () => {
  const { id } = await connect(plane, bodies.stripe());
  connected.push(id);
  return id;
};
const state = async (id: number) => (await readConnection(plane, id)).state;
const customers = (fault: object) =>
  plane.control('/fault', { vendor: 'stripe', path: '/v1/customers', ...fault });
const inState = (id: number, wanted: string) =>
  eventually(async () => (await state(id)) === wanted, `state ${wanted}`);

/** One delivery after the other, each with two tries, so that failures come in a row. */
async function fails(id: number, deliveries: number): Promise<void> {
  for (let n = 0; n < deliveries; n += 1) {
    await becomes(plane, await deliver(plane, id, 'create_customer'), 'failed', 'held');
  }
}

describe('the circuit breaker', () => {
  it('opens after five failures in a row: error, and the work is held', async () => {
    const id = await stripe();
    await customers({ kind: 'status', status: 503, times: 5 });
    await fails(id, 2);
    expect(await readConnection(plane, id)).toMatchObject({ state: 'active', health: 'warning' });
    const fifth = await deliver(plane, id, 'create_customer');
    await inState(id, 'error');
    const later = await deliver(plane, id, 'create_customer');
    await becomes(plane, fifth, 'held');
    await becomes(plane, later, 'held');
    expect(await plane.arrived('stripe', '/v1/customers')).toHaveLength(5);
    expect((await readConnection(plane, id))['state_reason']).toMatch(/5 deliveries/);
  });

  it('closes when the test call after the cooldown passes, and sends what was held', async () => {
    const id = await stripe();
    await customers({ kind: 'status', status: 503, times: 5 });
    await fails(id, 2);
    const fifth = await deliver(plane, id, 'create_customer');
    await inState(id, 'error');
    const done = await becomes(plane, fifth, 'delivered');
    expect(outcomes(done)).toEqual(['retried', 'delivered']);
    expect(await readConnection(plane, id)).toMatchObject({ state: 'active', health: 'connected' });
    const { body } = await plane.admin.get(`${SITE}/activity?connection_id=${id}`).expect(200);
    expect(body.items.map((entry: { action: string }) => entry.action)).toEqual([
      ...['connection.probe', 'connection.breaker_open', 'connection.create'],
    ]);
    // By the record: this process may have been held up meanwhile.
    const [probed, opened] = body.items.map((entry: { at: string }) => Date.parse(entry.at));
    expect(probed - opened).toBeGreaterThan(COOLDOWN_MS * 0.6);
  });

  it('stays open while the test call fails, and sends nothing', async () => {
    const id = await stripe();
    await customers({ kind: 'status', status: 503, times: 'always' });
    await plane.control('/fault', { vendor: 'stripe', path: '/v1/account', kind: 'cut', times: 'always' }); // prettier-ignore
    await fails(id, 3);
    await inState(id, 'error');
    const held = await deliver(plane, id, 'create_customer');
    const before = (await plane.arrived('stripe', '/v1/customers')).length;
    await eventually(
      async () => (await readConnection(plane, id))['last_test_outcome'] === 'network_error',
      'a probe',
    );
    expect(await state(id)).toBe('error');
    expect((await readDelivery(plane, held)).status).toBe('held');
    expect(await plane.arrived('stripe', '/v1/customers')).toHaveLength(before);
    await plane.control('/faults', {}, 'DELETE');
    await becomes(plane, held, 'delivered');
  });

  it('opens for outages that give no answer as for errors', async () => {
    const id = await stripe();
    await customers({ kind: 'cut', times: 'always' });
    await fails(id, 3);
    await inState(id, 'error');
  });

  it('counts failures in a row only: a success begins anew', async () => {
    const id = await stripe();
    for (let round = 0; round < 2; round += 1) {
      await customers({ kind: 'status', status: 500, times: 4 });
      await fails(id, 2);
      await becomes(plane, await deliver(plane, id, 'create_customer'), 'delivered');
    }
    expect(await readConnection(plane, id)).toMatchObject({ state: 'active', health: 'connected' });
  });

  it('does not count what the vendor refuses for good', async () => {
    const id = await stripe();
    await customers({ kind: 'status', status: 400, times: 'always' });
    await fails(id, 7);
    expect(await state(id)).toBe('active');
  });

  it('is closed at once by a test an operator asks for', async () => {
    const id = await stripe();
    await customers({ kind: 'status', status: 503, times: 5 });
    await fails(id, 2);
    const fifth = await deliver(plane, id, 'create_customer');
    await inState(id, 'error');
    expect((await act(plane, id, 'test').expect(200)).body.outcome).toBe('connected');
    expect(await state(id)).toBe('active');
    await becomes(plane, fifth, 'delivered');
  });

  it('of one connection leaves others alone', async () => {
    const [broken, sound] = [await stripe(), (await connect(plane, bodies.webhook(plane.sim))).id];
    await customers({ kind: 'status', status: 503, times: 'always' });
    await fails(broken, 3);
    await inState(broken, 'error');
    await becomes(plane, await deliver(plane, sound, 'post_event'), 'delivered');
    expect(await state(sound)).toBe('active');
  });
});
