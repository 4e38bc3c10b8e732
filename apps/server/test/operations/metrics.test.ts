import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodies, connect } from '../support/connections.ts';
import { becomes, deliver } from '../support/deliveries.ts';
import { type Sample, readMetrics, total } from '../support/read-metrics.ts';
import { spawnServer } from '../support/spawn-server.ts';
import {
  SITE,
  type TestPlane,
  connectByOAuth,
  eventually,
  startPlane,
} from '../support/start-plane.ts';

const TOKEN = 'a-token-for-the-monitoring';

let plane: TestPlane;
beforeAll(async () => {
  plane = await startPlane({ env: { METRICS_TOKEN: TOKEN } });
});
afterAll(() => plane.close());

const read = () => readMetrics(plane.url);
const fault = (more: object) => plane.control('/fault', { kind: 'status', ...more });
const get = () => plane.anonymous().get('/metrics');

/** Reads until it says so; what the database knows is counted every few seconds. */
const shows = (what: string, isTrue: (samples: Sample[]) => boolean) =>
  eventually(async () => isTrue(await read()), what, 15_000);

describe('who may read the metrics', () => {
  it('is whoever asks from this machine', async () => {
    const { headers, text } = await get().expect(200);
    expect(headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(text).toContain('process_cpu_seconds_total');
  });

  it('is whoever holds the token, from anywhere', async () => {
    await get().set('X-Forwarded-For', '203.0.113.9').set('Authorization', `Bearer ${TOKEN}`).expect(200); // prettier-ignore
  });

  it.each(['X-Forwarded-For', 'X-Real-IP', 'Forwarded'])(
    'is nobody whom a proxy speaks for with %s',
    async (name) => {
      const { body } = await get().set(name, '203.0.113.9').expect(401);
      expect(body.code).toBe('unauthenticated');
    },
  );

  it.each(['Bearer wrong', `Bearer ${TOKEN.slice(0, -1)}`, 'Bearer pb_x'])(
    'is nobody who brings %s',
    async (header) => {
      await get().set('X-Forwarded-For', '203.0.113.9').set('Authorization', header).expect(401);
    },
  );
});

describe('the metrics', () => {
  it('count what was accepted, each attempt by its outcome, and how long both took', async () => {
    const { id } = await connect(plane, bodies.webhook(plane.sim));
    const before = await read();
    await becomes(plane, await deliver(plane, id, 'post_event'), 'delivered');
    await fault({ vendor: 'webhook_generic', status: 500, times: 1 });
    await becomes(plane, await deliver(plane, id, 'post_event'), 'delivered');
    const after = await read();
    const grown = (name: string, labels: Record<string, string> = {}) =>
      total(after, `patchbay_${name}`, { connector_type: 'webhook_generic', ...labels }) -
      total(before, `patchbay_${name}`, { connector_type: 'webhook_generic', ...labels });
    expect(grown('deliveries_accepted_total')).toBe(2);
    expect(grown('delivery_attempts_total', { outcome: 'delivered' })).toBe(2);
    expect(grown('delivery_attempts_total', { outcome: 'retried' })).toBe(1);
    expect(grown('delivery_attempt_duration_seconds_count')).toBe(3);
    expect(grown('delivery_completion_seconds_count')).toBe(2);
    // The one that was tried again waited 50 ms for it.
    expect(grown('delivery_completion_seconds_sum')).toBeGreaterThan(0.04);
    expect(grown('outbound_requests_total', { result: '2xx' })).toBe(2);
    expect(grown('outbound_requests_total', { result: '5xx' })).toBe(1);
  });

  it('count breakers that opened, and tell connections by state', async () => {
    const { id } = await connect(plane, bodies.apiKey(plane.sim));
    await fault({ vendor: 'api_key_generic', status: 503, times: 1000 });
    const all = Array.from({ length: 8 }, () => deliver(plane, id, 'request'));
    await Promise.all(all);
    await shows('a breaker opens', (now) => total(now, 'patchbay_breakers_opened_total') === 1);
    await shows(
      'a connection in error',
      (now) => total(now, 'patchbay_connections', { state: 'error' }) === 1,
    );
    await plane.control('/faults', {}, 'DELETE');
  });

  it('count refreshes by what came of them', async () => {
    const { id } = await connectByOAuth(plane, 'google_analytics');
    const name = 'patchbay_token_refreshes_total';
    expect(total(await read(), name)).toBe(0);
    await plane.admin.post(`${SITE}/connections/${id}/refresh`).expect(200);
    expect(total(await read(), name, { outcome: 'refreshed' })).toBe(1);
  });

  it('tell requests by route template, and never by path', async () => {
    await plane.admin.get(`${SITE}/connections/424242`).expect(404);
    await plane.admin.get('/api/v1/sites/no-such-site-here/connections').expect(404);
    await plane.anonymous().get('/api/unheard-of').expect(404);
    const now = await read();
    const route = '/api/v1/sites/:site/connections/:id';
    expect(total(now, 'patchbay_http_requests_total', { route, status: '404' })).toBe(1);
    expect(total(now, 'patchbay_http_requests_total', { route: 'unmatched' })).toBe(1);
    expect(total(now, 'patchbay_http_request_duration_seconds_count', { route })).toBe(1);
    expect(JSON.stringify(now)).not.toMatch(/424242|no-such-site-here|unheard-of/);
  });

  it('tell how the pools of connections to the database are used', async () => {
    const now = await read();
    for (const pool of ['main', 'deliveries']) {
      expect(total(now, 'patchbay_database_connections', { pool })).toBeGreaterThan(0);
      expect(total(now, 'patchbay_database_waiting', { pool })).toBe(0);
    }
  });

  it('are there on every process, and tell the same of the queue', async () => {
    const { id } = await connect(plane, bodies.webhook(plane.sim));
    await plane.admin.post(`${SITE}/connections/${id}/pause`).expect(200);
    for (let n = 0; n < 7; n += 1) await deliver(plane, id, 'post_event');
    await shows('held', (now) => total(now, 'patchbay_queue_depth', { status: 'held' }) === 7);
    for (const ROLE of ['worker', 'api']) {
      const other = spawnServer({ ...plane.env, ROLE });
      try {
        const address = (await other.ready()).replace('localhost', '127.0.0.1');
        const now = await readMetrics(address);
        const held = total(now, 'patchbay_queue_depth', { status: 'held' });
        expect([ROLE, held]).toEqual([ROLE, 7]);
        expect(total(now, 'patchbay_queue_oldest_seconds', { status: 'held' })).toBeGreaterThan(0);
      } finally {
        other.kill('SIGTERM');
        await other.exited;
      }
    }
  });

  it('are counted once for many who ask at once', async () => {
    const countings = async () => {
      const [row] = await plane.db.query('SELECT taken_at FROM queue_snapshot');
      return row.taken_at.getTime() as number;
    };
    await read();
    const before = await countings();
    await Promise.all(Array.from({ length: 20 }, () => read()));
    expect((await countings()) - before).toBeLessThanOrEqual(6000);
    const { length } = await plane.db.query('SELECT 1 FROM queue_snapshot');
    expect(length).toBe(1);
  });
});
