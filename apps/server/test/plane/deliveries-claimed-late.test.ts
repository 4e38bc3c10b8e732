import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { HotDatabase } from '../../src/platform/database/hot-database.ts';
import { bodies, connect } from '../support/connections.ts';
import { deliver, deliveryBody } from '../support/deliveries.ts';
import { SITE, type TestPlane, eventually, startPlane } from '../support/start-plane.ts';

/** Longer than a worker waits before it gives back what it may have claimed. */
const LATE_MS = 1500;

let plane: TestPlane;
beforeAll(async () => {
  plane = await startPlane({ workers: false });
});
afterAll(() => plane.close());

it('a claim that ends after the one beside it has failed is given back, and goes out', async () => {
  const free = (await connect(plane, bodies.webhook(plane.sim))).id;
  const ordered = (await connect(plane, bodies.webhook(plane.sim))).id;
  await plane.db.query('UPDATE connections SET strict_order = true WHERE id = $1', [ordered]);
  await plane.control('/fault', { vendor: 'webhook_generic', method: 'POST', kind: 'slow', delay_ms: 300, times: 'always' }); // prettier-ignore
  // More than is sent before the late claim comes.
  const items = Array.from({ length: 1000 }, () => deliveryBody(free, 'post_event'));
  await plane.admin.post(`${SITE}/deliveries/batch`).send({ items }).expect(202);
  await deliver(plane, ordered, 'post_event');
  const hot = plane.app.get(HotDatabase);
  const query = hot.query.bind(hot);
  const met = new Set<string>();
  vi.spyOn(hot, 'query').mockImplementation(async (name, text, values) => {
    const isFirst = !met.has(name);
    met.add(name);
    if (isFirst && name === 'take-orders') throw new Error('Connection terminated unexpectedly');
    if (isFirst && name === 'claim') await sleep(LATE_MS);
    return query(name, text, values) as never;
  });
  await plane.startWorkers();
  await eventually(
    async () => {
      const [row] = await plane.db.query(
        `SELECT count(*)::int AS n FROM deliveries WHERE status <> 'delivered'`,
      );
      return row.n === 0;
    },
    'all delivered',
    15_000,
  );
  expect(met).toContain('release-claims');
});
