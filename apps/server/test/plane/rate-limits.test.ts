import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { bodies, connect } from '../support/connections.ts';
import { deliveryBody } from '../support/deliveries.ts';
import { type SpawnedServer, spawnServer } from '../support/spawn-server.ts';
import { SITE, type TestPlane, eventually, startPlane } from '../support/start-plane.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const REQUESTS = 20;
const PER_MS = 2000;
const EACH = 50;

let plane: TestPlane;
const workers: SpawnedServer[] = [];

beforeAll(async () => {
  plane = await startPlane({ workers: false });
  for (let i = 0; i < 2; i += 1) workers.push(spawnServer({ ...plane.env, ROLE: 'worker' }));
  await Promise.all(workers.map((worker) => worker.ready()));
});
afterAll(async () => {
  for (const worker of workers) worker.kill('SIGKILL');
  await Promise.all(workers.map((worker) => worker.exited));
  await plane.close();
});

interface Limit {
  allowed: number;
  refused: number;
}

describe('a vendor that allows twenty calls in two seconds', () => {
  it('gets 100 deliveries of two connections from two processes and refuses none', async () => {
    const limit = { requests: REQUESTS, per: `${PER_MS / 1000}s` };
    await plane.admin
      .patch(`${SITE}/settings`)
      .send({ connector_overrides: { webhook_generic: { rate_limit: limit } } })
      .expect(200);
    const [orders, stock] = [
      await connect(plane, bodies.webhook(plane.sim, 'orders')),
      await connect(plane, bodies.webhook(plane.sim, 'stock')),
    ];
    const strict = { requests: REQUESTS, per_ms: PER_MS };
    await plane.control('/rate-limits', { vendor: 'webhook_generic', path: '/hooks/*', ...strict });
    const items = [orders!.id, stock!.id].flatMap((id) =>
      Array.from({ length: EACH }, () => deliveryBody(id, 'post_event')),
    );
    const startedAt = Date.now();
    await plane.admin.post(`${SITE}/deliveries/batch`).send({ items }).expect(202);
    const delivered = () =>
      plane.db.query(
        `SELECT connection_id AS id, count(*)::int AS n, max(attempts) AS attempts FROM deliveries
          WHERE status = 'delivered' GROUP BY connection_id ORDER BY connection_id`,
      );

    const half = await eventually(
      async () => {
        const rows: { n: number }[] = await delivered();
        return rows.reduce((sum, { n }) => sum + n, 0) >= EACH && rows;
      },
      'the first half',
      60_000,
    );
    // Neither of the two waits for the other to be through.
    expect(half.map(({ n }) => n > EACH / 4)).toEqual([true, true]);

    const all = await eventually(
      async () => {
        const rows: { n: number }[] = await delivered();
        return rows.reduce((sum, { n }) => sum + n, 0) === 2 * EACH && rows;
      },
      'all of them',
      90_000,
    );
    const took = Date.now() - startedAt;
    expect(all).toMatchObject([{ attempts: 1 }, { attempts: 1 }]);
    const { items: limits } = await plane.control('/rate-limits', {}, 'GET');
    expect(limits as Limit[]).toMatchObject([{ allowed: 2 * EACH, refused: 0 }]);
    // The last window opens after four others.
    expect(took).toBeGreaterThanOrEqual(4 * PER_MS);
    expect(took).toBeLessThan(4 * PER_MS * 1.75);
  });

  it('gets calls through the proxy beside deliveries, refuses none, and neither side starves', async () => {
    await plane.control('/reset');
    const limit = { requests: REQUESTS, per: `${PER_MS / 1000}s` };
    await plane.admin
      .patch(`${SITE}/settings`)
      .send({ connector_overrides: { api_key_generic: { rate_limit: limit } } })
      .expect(200);
    const { id } = await connect(plane, bodies.apiKey(plane.sim));
    const strict = { requests: REQUESTS, per_ms: PER_MS };
    await plane.control('/rate-limits', { vendor: 'api_key_generic', path: '/api/*', ...strict });
    const items = Array.from({ length: 50 }, () => deliveryBody(id, 'request'));
    await plane.admin.post(`${SITE}/deliveries/batch`).send({ items }).expect(202);
    const delivered = async () => {
      const [row] = await plane.db.query(
        `SELECT count(*)::int AS n, max(attempts) AS attempts FROM deliveries
          WHERE connection_id = $1 AND status = 'delivered' AND originating_module = 'forms'`,
        [id],
      );
      return row as { n: number; attempts: number };
    };

    let refusals = 0;
    const caller = async () => {
      for (let done = 0; done < 10;) {
        const answer = await plane.admin.get(`${SITE}/connections/${id}/proxy/orders`);
        if (answer.status === 200) done += 1;
        else {
          expect(answer.body).toMatchObject({ status: 429, code: 'vendor_limit' });
          refusals += 1;
          await sleep(1000 * answer.body.retry_after_s);
        }
      }
    };
    await Promise.all([1, 2, 3].map(caller));
    const meanwhile = await delivered();
    expect(meanwhile.n).toBeGreaterThanOrEqual(15);
    // Half of each window was theirs, so that a caller was seldom sent away.
    expect(refusals).toBeLessThanOrEqual(9);

    await eventually(async () => (await delivered()).n === 50, 'all deliveries', 30_000);
    expect((await delivered()).attempts).toBe(1);
    const { items: limits } = await plane.control('/rate-limits', {}, 'GET');
    expect(limits as Limit[]).toMatchObject([{ allowed: 80, refused: 0 }]);
  });

  it('that says nothing is left is left alone by every process, and no attempt is spent', async () => {
    await plane.control('/reset');
    await plane.admin.patch(`${SITE}/settings`).send({ connector_overrides: {} }).expect(200);
    // By then nobody goes by the rule before, nor by what was left of it.
    await sleep(4000);
    const key = await connect(plane, bodies.apiKey(plane.sim));
    // Longer than a busy machine takes to hear the first word and hand over the rest.
    const few = { requests: 5, per_ms: 10_000, tells: true };
    await plane.control('/rate-limits', { vendor: 'api_key_generic', path: '/api/orders', ...few });
    const first = deliveryBody(key.id, 'request');
    await plane.admin.post(`${SITE}/deliveries`).send(first).expect(202);
    await eventually(async () => {
      const rows = await plane.db.query('SELECT 1 FROM rate_limits WHERE vendor_left IS NOT NULL');
      return rows.length > 0;
    }, 'a lesson');
    // By then every worker has heard of it.
    await sleep(600);
    const items = Array.from({ length: 9 }, () => deliveryBody(key.id, 'request'));
    await plane.admin.post(`${SITE}/deliveries/batch`).send({ items }).expect(202);
    const [row] = await eventually(
      async () => {
        const rows = await plane.db.query(
          `SELECT count(*)::int AS n, max(attempts) AS attempts FROM deliveries
            WHERE connection_id = $1 AND status = 'delivered'`,
          [key.id],
        );
        return rows[0].n === 10 && rows;
      },
      'all ten',
      30_000,
    );
    expect(row).toEqual({ n: 10, attempts: 1 });
    const { items: limits } = await plane.control('/rate-limits', {}, 'GET');
    expect(limits as Limit[]).toMatchObject([{ allowed: 10, refused: 0 }]);
  });
});
