import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bodies, connect } from '../support/connections.ts';
import { deliver, deliveryBody, readDelivery } from '../support/deliveries.ts';
import { type SpawnedServer, spawnServer } from '../support/spawn-server.ts';
import { SITE, type TestPlane, eventually, startPlane } from '../support/start-plane.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** A worker silent for ten seconds is dead; looking for such is done every second. */
const FOUND_DEAD_MS = 30_000;
const LONGER_THAN_SILENCE_MS = 12_000;
/** Six seconds of regular heartbeats, and a look. */
const JUDGES_AGAIN_MS = 8500;
const LOOKS_AT_LEAST_THRICE_MS = 4000;

let plane: TestPlane;
let other: SpawnedServer;
beforeEach(async () => {
  plane = await startPlane({ workers: false });
  other = spawnServer({ ...plane.env, ROLE: 'worker' });
  await other.ready();
});
afterEach(async () => {
  other.kill('SIGKILL');
  await other.exited;
  await plane.close();
});

const hooks = async () =>
  (await plane.arrived('webhook_generic', '/hooks/*')).filter((hook) => hook.method === 'POST');
const statuses = (): Promise<{ status: string; n: number }[]> =>
  plane.db.query('SELECT status, count(*)::int AS n FROM deliveries GROUP BY 1 ORDER BY 1');

/** Hands deliveries over that hang at the receiver, until the other process holds them all. */
async function heldUp(n: number): Promise<number[]> {
  const { id } = await connect(plane, bodies.webhook(plane.sim));
  await plane.control('/fault', { vendor: 'webhook_generic', method: 'POST', kind: 'hang', times: 'always' }); // prettier-ignore
  const ids = await Promise.all(Array.from({ length: n }, () => deliver(plane, id, 'post_event')));
  await eventually(async () => (await hooks()).length === n, `${n} arrivals`);
  expect(await statuses()).toEqual([{ status: 'running', n }]);
  return ids;
}

describe('a worker process that dies', () => {
  it('loses nothing: what it held is sent by another, with the same webhook-id', async () => {
    const ids = await heldUp(5);
    const first = new Set((await hooks()).map((hook) => hook.headers['webhook-id']));
    other.kill('SIGKILL');
    await other.exited;
    await plane.control('/faults', {}, 'DELETE');
    await plane.startWorkers();
    await eventually(
      async () => (await statuses()).every((row) => row.status === 'delivered'),
      'all delivered',
      FOUND_DEAD_MS,
    );
    const all = await hooks();
    expect(all).toHaveLength(10);
    expect(new Set(all.map((hook) => hook.headers['webhook-id']))).toEqual(first);
    for (const id of ids) {
      expect((await readDelivery(plane, id)).log.map((entry) => entry.outcome)).toEqual(['delivered']); // prettier-ignore
    }
  });

  it('in the middle of much work leaves every delivery delivered', async () => {
    const { id } = await connect(plane, bodies.webhook(plane.sim));
    await plane.control('/fault', { vendor: 'webhook_generic', method: 'POST', kind: 'slow', delay_ms: 150, times: 'always' }); // prettier-ignore
    const items = Array.from({ length: 1000 }, () => deliveryBody(id, 'post_event'));
    await plane.admin.post(`${SITE}/deliveries/batch`).send({ items }).expect(202);
    await eventually(async () => (await hooks()).length > 200, 'some arrivals');
    other.kill('SIGKILL');
    await other.exited;
    const left = (await statuses()).find((row) => row.status !== 'delivered');
    expect(left?.n).toBeGreaterThan(0);
    await plane.control('/faults', {}, 'DELETE');
    await plane.startWorkers();
    await eventually(
      async () => (await statuses()).every((row) => row.status === 'delivered'),
      'all delivered',
      FOUND_DEAD_MS,
    );
    const events = new Set((await hooks()).map((hook) => hook.headers['webhook-id']));
    expect(events.size).toBe(1000);
  });
});

describe('a worker process that lives', () => {
  it('is not robbed of what it holds, however long the vendor takes', async () => {
    await heldUp(3);
    await plane.startWorkers();
    await sleep(LOOKS_AT_LEAST_THRICE_MS);
    expect(await hooks()).toHaveLength(3);
    expect(await statuses()).toEqual([{ status: 'running', n: 3 }]);
  });
});

describe('worker processes that live, when the database itself is silent for long', () => {
  it('do not take each other for dead, then or afterwards', async () => {
    await heldUp(3);
    await plane.startWorkers();
    await plane.db.transaction(async (manager) => {
      // Nobody can say that they live; everything else goes on.
      await manager.query('LOCK TABLE delivery_workers IN SHARE MODE');
      await sleep(LONGER_THAN_SILENCE_MS);
    });
    await sleep(JUDGES_AGAIN_MS);
    expect(await hooks()).toHaveLength(3);
    expect(await statuses()).toEqual([{ status: 'running', n: 3 }]);
  });
});

describe('a worker process that is asked to stop', () => {
  it('gives back within ten seconds what it cannot finish, and another sends it', async () => {
    const ids = await heldUp(3);
    const asked = Date.now();
    other.kill('SIGTERM');
    expect(await other.exited).toEqual({ code: 0, signal: null });
    expect(Date.now() - asked).toBeLessThan(10_000);
    expect(await statuses()).toEqual([{ status: 'pending', n: ids.length }]);
    await plane.control('/faults', {}, 'DELETE');
    await plane.startWorkers();
    await eventually(
      async () => (await statuses()).every((row) => row.status === 'delivered'),
      'all delivered',
    );
  });
});
