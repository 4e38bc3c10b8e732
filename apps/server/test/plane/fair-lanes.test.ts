import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { act, connect } from '../support/connections.ts';
import { type LaneReceiver, openLaneReceiver } from '../support/lane-receiver.ts';
import { type SpawnedServer, spawnServer } from '../support/spawn-server.ts';
import { SITE, type TestPlane, eventually, startPlane } from '../support/start-plane.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const BATCH = 1000;
const TIMEOUT_MS = 8000;
const PATIENCE_MS = 60_000;

let receiver: LaneReceiver;
let plane: TestPlane;
/** By the name each has in `delivery_workers`. */
const workers = new Map<string, SpawnedServer>();

beforeAll(async () => {
  receiver = await openLaneReceiver();
  plane = await startPlane({ workers: false, env: { OUTBOUND_TIMEOUT: `${TIMEOUT_MS}ms` } });
  await startWorker();
  await startWorker();
});
afterAll(async () => {
  for (const worker of workers.values()) worker.kill('SIGKILL');
  await Promise.all([...workers.values()].map((worker) => worker.exited));
  await plane.close();
  await receiver.close();
});

async function startWorker(): Promise<void> {
  const worker = spawnServer({ ...plane.env, ROLE: 'worker' });
  await worker.ready();
  const rows: { id: string }[] = await plane.db.query('SELECT id FROM delivery_workers');
  workers.set(rows.find(({ id }) => !workers.has(id))!.id, worker);
}

interface Lane {
  id: number;
  path: string;
}

let lanes = 0;

async function lane(name: string, { inOrder = false } = {}): Promise<Lane> {
  const path = `/${name}/${(lanes += 1)}`;
  const { id } = await connect(plane, {
    ...{ connector_type: 'webhook_generic', auth_flow: 'signed_token' },
    settings: { url: `${receiver.url}${path}` },
  });
  if (inOrder) await plane.db.query('UPDATE connections SET strict_order = true WHERE id = $1', [id]); // prettier-ignore
  return { id, path };
}

/** Hands over 0, 1, 2 … in this order. */
async function handOver({ id }: Lane, count: number): Promise<void> {
  for (let first = 0; first < count; first += BATCH) {
    const items = Array.from({ length: Math.min(BATCH, count - first) }, (_, index) => ({
      ...{ connection_id: id, action: 'post_event', originating_module: 'forms' },
      ...{ event_identifier: `event-${id}-${first + index}` },
      input: { type: 'order.paid', data: { n: first + index } },
    }));
    await plane.admin.post(`${SITE}/deliveries/batch`).send({ items }).expect(202);
  }
}

function everyoneArrived({ path }: Lane, count: number): Promise<unknown> {
  return eventually(
    async () => new Set(receiver.arrived(path)).size === count,
    `all ${count} at ${path}`,
    PATIENCE_MS,
  );
}

async function waiting({ id }: Lane): Promise<number> {
  const [row] = await plane.db.query(
    `SELECT count(*)::int AS n FROM deliveries WHERE connection_id = $1 AND status IN ('pending', 'held')`,
    [id],
  );
  return row.n;
}

/** Repeats left out, as a receiver does by `webhook-id`. */
const firsts = ({ path }: Lane): number[] => [...new Set(receiver.arrived(path))];
const counted = (count: number): number[] => Array.from({ length: count }, (_, n) => n);

describe('several worker processes', () => {
  it('deliver fifty of one connection while thousands of another wait', async () => {
    const [busy, calm] = [await lane('busy'), await lane('calm')];
    receiver.answers(busy.path, 50);
    await act(plane, busy.id, 'pause').expect(200);
    await handOver(busy, 20_000);
    await act(plane, busy.id, 'resume').expect(200);
    await eventually(async () => receiver.arrived(busy.path).length > 0, 'the first of the busy');
    await handOver(calm, 50);
    await everyoneArrived(calm, 50);
    expect(await waiting(busy)).toBeGreaterThan(5000);
    // Out of the way of what comes next.
    await act(plane, busy.id, 'pause').expect(200);
  });

  it('are not held up by a vendor that never answers, though it be at the same host', async () => {
    const [silent, sound] = [await lane('silent'), await lane('sound')];
    receiver.answers(silent.path, 'never');
    await handOver(silent, 2000);
    await eventually(async () => receiver.arrived(silent.path).length > 100, 'much that hangs');
    await handOver(sound, 200);
    const began = Date.now();
    await everyoneArrived(sound, 200);
    // Had they waited for a slot of the silent, they would have waited for its timeout.
    expect(Date.now() - began).toBeLessThan(TIMEOUT_MS);
    await act(plane, silent.id, 'pause').expect(200);
  });

  it('send a backlog on when its connection is resumed, in order where that is asked', async () => {
    const [plain, ordered] = [await lane('plain'), await lane('ordered', { inOrder: true })];
    for (const { id } of [plain, ordered]) await act(plane, id, 'pause').expect(200);
    await handOver(plain, 3000);
    await handOver(ordered, 500);
    expect([await waiting(plain), await waiting(ordered)]).toEqual([3000, 500]);
    expect([receiver.arrived(plain.path), receiver.arrived(ordered.path)]).toEqual([[], []]);
    for (const { id } of [plain, ordered]) await act(plane, id, 'resume').expect(200);
    await Promise.all([everyoneArrived(plain, 3000), everyoneArrived(ordered, 500)]);
    expect(receiver.arrived(ordered.path)).toEqual(counted(500));
    expect(receiver.arrived(plain.path)).toHaveLength(3000);
  });

  it('keep strict order when the one that sends is killed', async () => {
    const strict = await lane('strict', { inOrder: true });
    receiver.answers(strict.path, 5);
    await handOver(strict, 200);
    await eventually(async () => receiver.arrived(strict.path).length > 40, 'some arrivals');
    const [{ lease_owner: sender }] = await plane.db.query(
      'SELECT lease_owner FROM delivery_orders WHERE connection_id = $1',
      [strict.id],
    );
    workers.get(sender)!.kill('SIGKILL');
    await workers.get(sender)!.exited;
    const before = receiver.arrived(strict.path).length;
    expect(before).toBeLessThan(200);
    await everyoneArrived(strict, 200);
    expect(firsts(strict)).toEqual(counted(200));
    // Again comes only what the killed one had claimed and not written down.
    expect(receiver.arrived(strict.path).length - 200).toBeLessThanOrEqual(64);
  });
});
