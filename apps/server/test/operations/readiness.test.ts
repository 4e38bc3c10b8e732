import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { bodies, connect } from '../support/connections.ts';
import { deliver } from '../support/deliveries.ts';
import { spawnServer } from '../support/spawn-server.ts';
import { SITE, type TestPlane, eventually, startPlane } from '../support/start-plane.ts';

vi.setConfig({ testTimeout: 150_000, hookTimeout: 150_000 });

let plane: TestPlane;
beforeAll(async () => {
  plane = await startPlane();
});
afterAll(() => plane.close());

const ready = async (url = plane.url) => {
  const answer = await fetch(`${url}/api/ready`);
  const { checks } = (await answer.json()) as { checks: Record<string, boolean> };
  return { status: answer.status, checks };
};
const WELL = { serving: true, database: true, migrations: true, claiming: true, listening: true };

describe('a process with workers', () => {
  it('is ready while they claim and listen', async () => {
    await eventually(async () => (await ready()).status === 200, 'ready');
    expect((await ready()).checks).toEqual(WELL);
  });

  it('stays ready while it does not hear of new work, and says so', async () => {
    await plane.db.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE application_name = 'patchbay listener' AND datname = current_database()`,
    );
    const deaf = await eventually(async () => {
      const seen = await ready();
      return !seen.checks['listening'] && seen;
    }, 'deaf');
    expect(deaf.status).toBe(200);
    await eventually(async () => (await ready()).checks['listening'], 'listening again');
  });

  it('is not ready when they have not been able to claim for ten seconds, until they are', async () => {
    await plane.db.query('ALTER TABLE deliveries RENAME TO deliveries_elsewhere');
    try {
      const idle = await eventually(
        async () => {
          const seen = await ready();
          return seen.status === 503 && seen;
        },
        'not ready',
        30_000,
      );
      expect(idle.checks).toMatchObject({ ...WELL, claiming: false });
    } finally {
      await plane.db.query('ALTER TABLE deliveries_elsewhere RENAME TO deliveries');
    }
    await eventually(async () => (await ready()).status === 200, 'ready again', 20_000);
  });
});

describe('a process that was told to stop', () => {
  it('is not ready from then on, takes nothing new, and finishes what it has', async () => {
    // A database of its own: nobody but the process that is about to stop sends what is in it.
    const own = await startPlane({ workers: false });
    try {
      const hook = (await connect(own, bodies.webhook(own.sim))).id;
      const slow = { kind: 'slow', vendor: 'webhook_generic', delay_ms: 4000, times: 1 };
      await own.control('/fault', slow);
      const server = spawnServer(own.env);
      const url = (await server.ready()).replace('localhost', '127.0.0.1');
      await eventually(async () => (await ready(url)).status === 200, 'ready');
      const delivery = await deliver(own, hook, 'post_event');
      await eventually(() => isRunning(own, delivery), 'under way');
      server.kill('SIGTERM');
      const stopping = await eventually(async () => {
        const seen = await ready(url);
        return seen.status === 503 && seen;
      }, 'stopping');
      expect(stopping.checks).toMatchObject({ serving: false, database: true });
      const refused = await fetch(`${url}${SITE}/connections`);
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1']);
      expect((await refused.json()) as object).toMatchObject({ code: 'stopping' });
      expect(await server.exited).toEqual({ code: 0, signal: null });
      const { body } = await own.admin.get(`${SITE}/deliveries/${delivery}`).expect(200);
      expect(body.status).toBe('delivered');
    } finally {
      await own.close();
    }
  });
});

async function isRunning(plane: TestPlane, delivery: number): Promise<boolean> {
  const [row] = await plane.db.query('SELECT status FROM deliveries WHERE id = $1', [delivery]);
  return row.status === 'running';
}
