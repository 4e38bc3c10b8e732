import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodies, connect } from '../support/connections.ts';
import { deliveryBody } from '../support/deliveries.ts';
import { readMetrics, total } from '../support/read-metrics.ts';
import { SITE, type TestPlane, eventually, startPlane } from '../support/start-plane.ts';
import { type TestApp, startApp } from '../support/start-app.ts';

const LIMIT = 20;

let plane: TestPlane;
let other: TestApp;
let webhook: number;
beforeAll(async () => {
  plane = await startPlane({ env: { QUEUE_LIMIT: String(LIMIT) } });
  webhook = (await connect(plane, bodies.webhook(plane.sim))).id;
  await plane.admin.post(`${SITE}/connections/${webhook}/pause`).expect(200);
});
afterAll(async () => {
  await other?.close();
  await plane.close();
});

const post = (agent = plane.admin, site = SITE) =>
  agent.post(`${site}/deliveries`).send(deliveryBody(webhook, 'post_event'));
const stored = async () =>
  Number((await plane.db.query('SELECT count(*) FROM deliveries'))[0].count);

describe('a site with as many waiting deliveries as may wait', () => {
  it('is refused more, with 429 and when to come again, and nothing of it is stored', async () => {
    for (let n = 0; n < LIMIT; n += 1) await post().expect(202);
    const { body, headers } = await post().expect(429);
    expect(body).toMatchObject({ code: 'queue_full', status: 429 });
    // Nothing of a paused connection ends, so there is no sooner time to name.
    expect(headers['retry-after']).toBe('60');
    const items = Array.from({ length: 5 }, () => deliveryBody(webhook, 'post_event'));
    await plane.admin.post(`${SITE}/deliveries/batch`).send({ items }).expect(429);
    expect(await stored()).toBe(LIMIT);
    expect(total(await readMetrics(plane.url), 'patchbay_queue_full_total')).toBe(2);
  });

  it('is refused by a process that has only just started, too', async () => {
    await eventually(async () => {
      const depth = total(await readMetrics(plane.url), 'patchbay_queue_depth', { status: 'held' });
      return depth === LIMIT;
    }, 'the queue is counted anew');
    other = await startApp({ beside: plane, env: plane.env });
    await post(await other.signedIn()).expect(429);
    const ratio = total(await readMetrics(other.url), 'patchbay_queue_fullest_site_ratio');
    expect(ratio).toBe(1);
  });

  it('keeps no other site out', async () => {
    await plane.admin.post('/api/v1/sites').send({ slug: 'far', name: 'Far' }).expect(201);
    const far = '/api/v1/sites/far';
    const made = await plane.admin.post(`${far}/connections`).send(bodies.webhook(plane.sim));
    const body = deliveryBody(made.body.id, 'post_event');
    await plane.admin.post(`${far}/deliveries`).send(body).expect(202);
  });

  it('is taken from again when what waited is gone', async () => {
    await plane.admin.post(`${SITE}/connections/${webhook}/resume`).expect(200);
    await eventually(async () => (await post()).status === 202, 'accepted again', 20_000);
  });
});
