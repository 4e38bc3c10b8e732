import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { bodies, connect } from '../support/connections.ts';
import { type Detail, deliveryBody, readDelivery } from '../support/deliveries.ts';
import { type Hostility, HOSTILITIES, openHostileVendor } from '../support/hostile-vendor.ts';
import type { RawServer } from '../support/raw-server.ts';
import { type SpawnedServer, spawnServer } from '../support/spawn-server.ts';
import { SITE, type TestPlane, eventually, startPlane } from '../support/start-plane.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const OF_EACH = 8;
const SOUND = 50;
/** Offered are 8 times 300 MB; a worker at work takes some tens of MB, whoever answers. */
const MOST_MORE_MB = 150;

const CODES: Record<Hostility, string> = {
  huge: 'response_too_large',
  huge_unannounced: 'response_too_large',
  endless_headers: 'response_too_large',
  dripping_headers: 'timeout',
  bad_chunks: 'invalid_response',
  circle: 'redirect_refused',
  to_private_address: 'redirect_refused',
};

let vendor: RawServer;
let plane: TestPlane;
let worker: SpawnedServer;
const ended = new Map<Hostility, Detail[]>();
let sound: Detail[];
let moreMb: number;

beforeAll(async () => {
  vendor = await openHostileVendor();
  plane = await startPlane({
    workers: false,
    env: { OUTBOUND_TIMEOUT: '4s', BREAKER_THRESHOLD: '1000' },
  });
  worker = spawnServer({ ...plane.env, ROLE: 'worker' });
  await worker.ready();
  const base_url = `http://127.0.0.1:${vendor.port}`;
  const hostile = (await connect(plane, bodies.apiKey(plane.sim, { base_url }))).id;
  const other = (await connect(plane, bodies.webhook(plane.sim))).id;
  await finished(
    await handOver(Array.from({ length: 20 }, () => deliveryBody(other, 'post_event'))),
  );

  const before = memoryMb('VmRSS');
  const asked = new Map<Hostility, number[]>();
  for (const kind of HOSTILITIES) {
    const call = (n: number) => ({ input: { method: 'GET', path: `/${kind}/${n}` } });
    const items = Array.from({ length: OF_EACH }, (_, n) => deliveryBody(hostile, 'request', call(n))); // prettier-ignore
    asked.set(kind, await handOver(items));
  }
  const others = await handOver(Array.from({ length: SOUND }, () => deliveryBody(other, 'post_event'))); // prettier-ignore
  sound = await finished(others);
  for (const [kind, ids] of asked) ended.set(kind, await finished(ids));
  moreMb = memoryMb('VmHWM') - before;
});
afterAll(async () => {
  worker.kill('SIGKILL');
  await worker.exited;
  await plane.close();
  await vendor.close();
});

/** @returns their ids */
async function handOver(items: object[]): Promise<number[]> {
  const { body } = await plane.admin.post(`${SITE}/deliveries/batch`).send({ items }).expect(202);
  return body.items.map((item: { delivery: { id: number } }) => item.delivery.id);
}

function finished(ids: number[]): Promise<Detail[]> {
  return Promise.all(
    ids.map((id) =>
      eventually(
        async () => {
          const detail = await readDelivery(plane, id);
          return ['delivered', 'failed'].includes(detail.status) && detail;
        },
        `an end of delivery ${id}`,
        40_000,
      ),
    ),
  );
}

/** Of the worker's process; `VmHWM` is the most it ever was. */
function memoryMb(field: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${worker.pid}/status`, 'utf8');
  return Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
}

describe('a vendor that answers with', () => {
  it.each(HOSTILITIES)('%s costs one failed attempt, and the log says why', (kind) => {
    for (const detail of ended.get(kind)!) {
      expect(detail.log.map((entry) => [entry.outcome, entry.error_code])).toEqual([
        ['retried', CODES[kind]],
        ['delivered', null],
      ]);
    }
  });
});

describe('meanwhile', () => {
  it('everything to other vendors arrives at once', () => {
    expect(sound.map((detail) => detail.log.map((entry) => entry.outcome))).toEqual(
      Array(SOUND).fill(['delivered']),
    );
    const slowest = ended.get('dripping_headers')!;
    const last = Math.max(...sound.map((detail) => Date.parse(detail.log[0]!.attempted_at)));
    const first = Math.min(...slowest.map((detail) => Date.parse(detail.log[1]!.attempted_at)));
    expect(last).toBeLessThan(first);
  });

  // Linux tells the most a process ever held; elsewhere there is nothing to read.
  (process.platform === 'linux' ? it : it.skip)('the worker needs no memory for it', () => {
    expect(moreMb).toBeLessThan(MOST_MORE_MB);
  });

  it('the worker stays the process it was', () => {
    expect(worker.said()).not.toMatch(/"level":"(error|fatal)"/);
  });
});
