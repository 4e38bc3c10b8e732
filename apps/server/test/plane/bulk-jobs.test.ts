import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BulkJobRunner } from '../../src/modules/bulk-jobs/bulk-job-runner.service.ts';
import { bodies, connect } from '../support/connections.ts';
import { auditOf } from '../support/people.ts';
import { SITE, type TestPlane, startPlane } from '../support/start-plane.ts';

/* Bites are taken by hand, so that it is certain what happens between them. */
let plane: TestPlane;
let runner: BulkJobRunner;
let connection: number;
beforeAll(async () => {
  plane = await startPlane({ workers: false });
  runner = plane.app.get(BulkJobRunner);
  connection = (await connect(plane, bodies.webhook(plane.sim))).id;
});
afterAll(() => plane.close());
beforeEach(() => plane.db.query('DELETE FROM bulk_jobs; DELETE FROM deliveries'));

/** Rows as acceptance would have made them long ago; `module` tells one test's from another's. */
async function stored(module: string, status: string, n: number, id = connection): Promise<void> {
  await plane.db.query(
    `INSERT INTO deliveries (site_id, connection_id, action, payload_blob, originating_module,
       event_identifier, status, attempts, message_id, created_at, finished_at)
     SELECT site_id, id, 'post_event', '\\x00', $2, 'n-' || n, $3, 1, gen_random_uuid(),
       now() - interval '1 hour', CASE WHEN $3 = 'failed' THEN now() - interval '1 hour' END
       FROM connections, generate_series(1, $4::int) n WHERE id = $1`,
    [id, module, status, n],
  );
}
const ask = async (what: 'retry' | 'cancel', filter: object, status = 202) =>
  (await plane.admin.post(`${SITE}/deliveries/${what}`).send({ filter }).expect(status)).body;
const job = async (id: number) =>
  (await plane.admin.get(`${SITE}/bulk-jobs/${id}`).expect(200)).body;
const move = (id: number, event: string) => plane.admin.post(`${SITE}/bulk-jobs/${id}/${event}`);
const countOf = async (module: string, status: string): Promise<number> => {
  const [row] = await plane.db.query(
    'SELECT count(*)::int AS n FROM deliveries WHERE originating_module = $1 AND status = $2',
    [module, status],
  );
  return row.n;
};
async function toTheEnd(): Promise<void> {
  for (let bites = 0; bites < 200; bites += 1) if (!(await runner.runBite())) return;
  throw new Error('never came to an end');
}

describe('a bulk job', () => {
  it('stops where it is when paused, and goes on from there when resumed', async () => {
    await stored('pause', 'held', 1200);
    const { id } = await ask('cancel', { originating_module: 'pause' });
    await runner.runBite();
    expect((await move(id, 'pause').expect(200)).body).toMatchObject({ status: 'paused', done: 500 }); // prettier-ignore
    expect(await runner.runBite()).toBe(false);
    expect(await countOf('pause', 'cancelled')).toBe(500);
    expect((await move(id, 'resume').expect(200)).body).toMatchObject({ status: 'running' });
    await toTheEnd();
    expect(await job(id)).toMatchObject({ status: 'done', total: 1200, done: 1200, skipped: 0 });
    const [log] = await plane.db.query(
      `SELECT count(*)::int AS n, count(DISTINCT delivery_id)::int AS once FROM delivery_log
        WHERE originating_module = 'pause' AND error_code = 'cancelled'`,
    );
    expect(log).toEqual({ n: 1200, once: 1200 });
  });

  it('that is cancelled leaves the rest as it is, and nothing follows', async () => {
    await stored('stop', 'failed', 1200);
    const { id } = await ask('retry', { originating_module: 'stop' });
    await runner.runBite();
    const { body } = await move(id, 'cancel').expect(200);
    expect(body).toMatchObject({ status: 'cancelled', done: 500, finished_at: expect.any(String) });
    expect(await runner.runBite()).toBe(false);
    expect(await countOf('stop', 'failed')).toBe(700);
    for (const event of ['pause', 'resume', 'cancel']) {
      expect((await move(id, event).expect(409)).body).toMatchObject({
        ...{ code: 'invalid_transition', state: 'cancelled', event },
      });
    }
    const [told] = await auditOf(plane.admin);
    expect(told).toMatchObject({
      action: 'bulk_job.cancel',
      after: { bulk_job_id: id, done: 500 },
    });
  });

  it('takes turns with others, of its own site and of any', async () => {
    await stored('one', 'failed', 1200);
    await stored('two', 'held', 1200);
    const one = await ask('retry', { originating_module: 'one' });
    const two = await ask('cancel', { originating_module: 'two', status: ['held'] });
    for (let bites = 0; bites < 4; bites += 1) await runner.runBite();
    expect((await job(one.id)).done).toBe(1000);
    expect((await job(two.id)).done).toBe(1000);
    await toTheEnd();
  });

  it('that keeps going wrong ends failed with a reason, and holds up no other', async () => {
    await stored('wrong', 'held', 3);
    await stored('right', 'failed', 3);
    await plane.db.query(
      `ALTER TABLE deliveries ADD CONSTRAINT trouble
         CHECK (NOT (status = 'cancelled' AND originating_module = 'wrong')) NOT VALID`,
    );
    const wrong = await ask('cancel', { originating_module: 'wrong' });
    await runner.runBite();
    const right = await ask('retry', { originating_module: 'right' });
    await toTheEnd();
    expect((await job(right.id)).status).toBe('done');
    expect((await job(wrong.id)).status).toBe('running');
    for (let tries = 1; tries < 5; tries += 1) {
      await plane.db.query('UPDATE bulk_jobs SET turn_at = now()');
      await runner.runBite();
    }
    expect(await job(wrong.id)).toMatchObject({
      ...{ status: 'failed', reason: 'database_error 23514', done: 0 },
      finished_at: expect.any(String),
    });
    expect(await countOf('wrong', 'held')).toBe(3);
    await plane.db.query('ALTER TABLE deliveries DROP CONSTRAINT trouble');
  });

  it('is counted further by a worker where there is too much to count at once', async () => {
    await stored('haystack', 'failed', 10_100);
    await stored('needle', 'failed', 2);
    const asked = await ask('retry', { originating_module: 'needle' });
    expect(asked).toMatchObject({ total: 0, counted: false, status: 'running' });
    await runner.runBite();
    expect(await job(asked.id)).toMatchObject({ total: 2, matched: 2, counted: true, done: 0 });
    await toTheEnd();
    expect(await job(asked.id)).toMatchObject({ total: 2, done: 2, status: 'done' });
    expect(await countOf('haystack', 'failed')).toBe(10_100);
  });

  it('retries by what the last attempt met, and by the connector', async () => {
    await stored('codes', 'failed', 3);
    await plane.db.query(
      `INSERT INTO delivery_log (site_id, delivery_id, connection_id, connection_name,
         connector_type, originating_module, event_identifier, outcome, vendor_response_code,
         error_code, latency_ms, attempt, attempted_at)
       SELECT site_id, id, connection_id, 'x', 'x', originating_module, event_identifier, 'failed',
         CASE row_number() OVER (ORDER BY id) WHEN 1 THEN 400 ELSE 422 END,
         CASE row_number() OVER (ORDER BY id) WHEN 3 THEN 'rare' ELSE 'common' END, 1, 1, now()
         FROM deliveries WHERE originating_module = 'codes'`,
    );
    const filter = { originating_module: 'codes' };
    const totalOf = async (more: object) => {
      const { id, total } = await ask('retry', { ...filter, ...more });
      await move(id, 'cancel').expect(200);
      return total;
    };
    expect(await totalOf({ vendor_response_code: 422 })).toBe(2);
    expect(await totalOf({ vendor_response_code: 422, error_code: 'rare' })).toBe(1);
    expect(await totalOf({ connector_type: 'webhook_generic', status: ['failed'] })).toBe(3);
    expect(await totalOf({ connector_type: ['stripe', 'webhook_generic'] })).toBe(3);
    for (const connector_type of ['stripe', ''])
      await ask('retry', { ...filter, connector_type }, 422);
    await ask('retry', { ...filter, error_code: 'unheard_of' }, 422);
  });
});

describe('the list of bulk jobs', () => {
  it('has the newest first, by status, page by page', async () => {
    await stored('list', 'held', 1);
    const ids: number[] = [];
    for (let n = 0; n < 3; n += 1) ids.push((await ask('cancel', { originating_module: 'list' })).id); // prettier-ignore
    await move(ids[1]!, 'pause').expect(200);
    const list = async (query: object) =>
      (await plane.admin.get(`${SITE}/bulk-jobs`).query(query).expect(200)).body;
    const idsOf = ({ items }: { items: { id: number }[] }) => items.map(({ id }) => id);
    expect(idsOf(await list({}))).toEqual(ids.toReversed());
    expect(idsOf(await list({ status: 'paused' }))).toEqual([ids[1]]);
    const first = await list({ limit: 2 });
    expect(idsOf(await list({ limit: 2, cursor: first.next_cursor }))).toEqual([ids[0]]);
    const other = { status: 'paused', cursor: first.next_cursor };
    await plane.admin.get(`${SITE}/bulk-jobs`).query(other).expect(400);
    await plane.admin.get(`${SITE}/bulk-jobs`).query({ status: 'lost' }).expect(400);
  });
});
