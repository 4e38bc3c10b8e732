import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { act, bodies, connect } from '../support/connections.ts';
import { type SpawnedServer, spawnServer } from '../support/spawn-server.ts';
import { SITE, type TestPlane, eventually, startPlane } from '../support/start-plane.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const MANY = 15_000;

let plane: TestPlane;
let workers: SpawnedServer[];
beforeEach(async () => {
  plane = await startPlane({ workers: false });
  workers = [0, 1].map(() => spawnServer({ ...plane.env, ROLE: 'worker' }));
  await Promise.all(workers.map((worker) => worker.ready()));
});
afterEach(async () => {
  for (const worker of workers) worker.kill('SIGKILL');
  await Promise.all(workers.map((worker) => worker.exited));
  await plane.close();
});

it('jobs shared by worker processes of which one is killed lose nothing and repeat nothing', async () => {
  const ids: number[] = [];
  for (const name of ['a', 'b']) {
    const { id } = await connect(plane, bodies.webhook(plane.sim, name));
    await act(plane, id, 'pause').expect(200);
    ids.push(id);
  }
  await plane.db.query(
    `INSERT INTO deliveries (site_id, connection_id, action, payload_blob, originating_module,
       event_identifier, status, message_id)
     SELECT site_id, id, 'post_event', '\\x00', 'forms', 'n', 'held', gen_random_uuid()
       FROM connections, generate_series(1, $2::int) WHERE id = ANY($1)`,
    [ids, MANY / 2],
  );
  const jobs: number[] = [];
  for (const id of ids) {
    const filter = { connection_id: id };
    const asked = await plane.admin.post(`${SITE}/deliveries/cancel`).send({ filter }).expect(202);
    jobs.push(asked.body.id);
  }
  const progress = async () =>
    Promise.all(
      jobs.map(async (id) => (await plane.admin.get(`${SITE}/bulk-jobs/${id}`).expect(200)).body),
    );
  await eventually(async () => (await progress()).some(({ done }) => done > 0), 'a first bite');
  workers[0]!.kill('SIGKILL');
  await workers[0]!.exited;
  expect((await progress()).some(({ status }) => status === 'running')).toBe(true);
  const ended = await eventually(
    async () => {
      const now = await progress();
      return now.every(({ status }) => status === 'done') && now;
    },
    'both jobs to end',
    60_000,
  );
  for (const { total, done, skipped } of ended) {
    expect({ total, done, skipped }).toEqual({ total: MANY / 2, done: MANY / 2, skipped: 0 });
  }
  const [log] = await plane.db.query(
    `SELECT count(*)::int AS entries, count(DISTINCT delivery_id)::int AS deliveries
       FROM delivery_log WHERE error_code = 'cancelled'`,
  );
  expect(log).toEqual({ entries: MANY, deliveries: MANY });
});
