import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { CAPABILITIES } from '@patchbay/core/capabilities';
import { bodies, connect } from '../support/connections.ts';
import { deliveryBody } from '../support/deliveries.ts';
import { type PausableDatabase, pausableDatabase } from '../support/pausable-database.ts';
import { readMetrics, total } from '../support/read-metrics.ts';
import { type SpawnedServer, spawnServer } from '../support/spawn-server.ts';
import { SITE, type TestPlane, startPlane } from '../support/start-plane.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const CLIENTS = 200;
const STOPPED_MS = 8000;
/** 64 MiB of bodies, what they become when they are read, and what the garbage collector leaves. */
const MOST_GROWTH_MB = 300;

let plane: TestPlane;
let database: PausableDatabase;
let server: SpawnedServer;
let url: URL;
let token: string;
let batch: Buffer;
beforeAll(async () => {
  plane = await startPlane({ workers: false });
  const { id } = await connect(plane, bodies.webhook(plane.sim));
  const made = { name: 'Test', module: 'forms', capabilities: [...CAPABILITIES] };
  token = (await plane.admin.post(`${SITE}/tokens`).send(made).expect(201)).body.token;
  const input = { type: 'order.paid', data: { text: 'x'.repeat(10_000) } };
  const items = Array.from({ length: 100 }, () => deliveryBody(id, 'post_event', { input }));
  batch = Buffer.from(JSON.stringify({ items }));
  database = await pausableDatabase(plane.database.url);
  server = spawnServer({ ...plane.env, ROLE: 'api', DATABASE_URL: database.url });
  url = new URL((await server.ready()).replace('localhost', '127.0.0.1'));
});
afterAll(async () => {
  database?.resume();
  server?.kill('SIGTERM');
  await server?.exited;
  await database?.close();
  await plane.close();
});

const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
const post = () =>
  new Promise<number>((resolve, reject) => {
    const call = request(
      {
        ...{ agent, host: url.hostname, port: url.port, method: 'POST' },
        path: `${SITE}/deliveries/batch`,
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'content-length': batch.length,
        },
      },
      (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode!));
      },
    );
    call.on('error', reject);
    call.end(batch);
  });

const megabytes = () => {
  const [, kib] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))!;
  return Number(kib) / 1024;
};

describe('200 clients that hand over 1 MiB each while the database stands still', () => {
  it('are slowed with 429, cost bounded memory, and lose nothing that was accepted', async () => {
    expect(await post()).toBe(202);
    const before = megabytes();
    database.pause();
    const answers: number[] = [];
    let stopped = true;
    const client = async () => {
      while (stopped) {
        answers.push(await post());
        if (answers.at(-1) === 429) await delay(1000);
      }
    };
    const clients = Promise.all(Array.from({ length: CLIENTS }, client));
    try {
      let most = 0;
      for (const until = Date.now() + STOPPED_MS; Date.now() < until; await delay(200)) {
        most = Math.max(most, megabytes());
      }
      const refused = answers.filter((status) => status === 429).length;
      expect(refused).toBeGreaterThan(CLIENTS);
      expect((await fetch(new URL('/api/health', url))).status).toBe(200);
      expect((await fetch(new URL('/api/ready', url))).status).toBe(503);
      const busy = await readMetrics(url.origin);
      expect(total(busy, 'patchbay_intake_bytes')).toBeLessThanOrEqual(80 * 2 ** 20);
      expect(total(busy, 'patchbay_intake_refused_total')).toBeGreaterThanOrEqual(refused);
      console.info(`${Math.round(before)} MB before, ${Math.round(most)} MB at most`);
      expect(most - before).toBeLessThan(MOST_GROWTH_MB);
    } finally {
      stopped = false;
      database.resume();
    }
    await clients;
    const others = answers.filter((status) => ![202, 429, 503].includes(status));
    expect(others).toEqual([]);
    const accepted = 1 + answers.filter((status) => status === 202).length;
    const [{ count }] = await plane.db.query('SELECT count(*) FROM deliveries');
    // What was answered 503 may have been stored all the same: its caller was told to ask again.
    expect(Number(count)).toBeGreaterThanOrEqual(100 * accepted);
    agent.destroy();
  });
});
