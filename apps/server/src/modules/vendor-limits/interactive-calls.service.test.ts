import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DataSource } from 'typeorm';
import { type TestDatabase, createTestDatabase } from '../../../test/support/test-database.ts';
import { HotDatabase } from '../../platform/database/hot-database.ts';
import { ProblemError } from '../../platform/errors/problem.ts';
import { CallsUnderWay } from './calls-under-way.service.ts';
import { InteractiveCalls } from './interactive-calls.service.ts';
import { RateLimiter } from './rate-limiter.service.ts';

const HOUR = { requests: 4, perMs: 3_600_000 };
const SECOND = { requests: 4, perMs: 1000 };

describe('a call that somebody waits for', () => {
  let database: TestDatabase;
  let db: DataSource;
  let hot: HotDatabase;
  let siteId: number;
  let limiter: RateLimiter;
  let calls: InteractiveCalls;
  let statements: string[];

  beforeAll(async () => {
    database = await createTestDatabase();
    db = await new DataSource({ type: 'postgres', url: database.url }).initialize();
    hot = new HotDatabase(database.url, (error) => console.error(error));
    const query = hot.query.bind(hot);
    hot.query = (name, text, values) => {
      statements.push(name);
      return query(name, text, values);
    };
    const [site] = await db.query(
      `INSERT INTO sites (slug, name) VALUES ('one', 'One') RETURNING id`,
    );
    siteId = Number(site.id);
  });
  afterAll(async () => {
    await hot.close();
    await db.destroy();
    await database.drop();
  });
  beforeEach(async () => {
    await db.query('DELETE FROM rate_limits');
    statements = [];
    limiter = new RateLimiter(hot);
    calls = new InteractiveCalls(limiter, new CallsUnderWay());
  });

  const asker = (rule: typeof HOUR | null, more: object = {}) => ({
    limit: { siteId, account: 'a', rule },
    vendor: 'Acme',
    patienceMs: 2000,
    isGone: () => false,
    ...more,
  });
  const refusal = (asked: Promise<unknown>) =>
    asked.then(
      () => null,
      (error: ProblemError) => error.toProblem(),
    );

  it('costs no statement where nobody limits its account', async () => {
    await calls.admit(asker(null));
    statements = [];
    expect(await Promise.all([1, 2, 3].map(() => calls.admit(asker(null))))).toEqual([
      ...[null, null, null],
    ]);
    expect(statements).toEqual([]);
  });

  it('costs one statement with all that ask in the same turn', async () => {
    const permits = await Promise.all([1, 2, 3].map(() => calls.admit(asker(HOUR))));
    expect(permits.every((permit) => permit?.slot)).toBe(true);
    expect(statements).toEqual(['reserve-calls']);
  });

  it('is refused with the time to come back, when that is further than it waits', async () => {
    await Promise.all([1, 2, 3, 4].map(() => calls.admit(asker(HOUR))));
    const startedAt = performance.now();
    const problem = await refusal(calls.admit(asker(HOUR)));
    expect(problem).toMatchObject({
      status: 429,
      code: 'vendor_limit',
      detail: expect.stringMatching(/^Acme takes no/),
    });
    expect(problem!['retry_after_s']).toBeGreaterThanOrEqual(3600);
    expect(problem!['retry_after_s']).toBeLessThanOrEqual(3900);
    expect(performance.now() - startedAt).toBeLessThan(1500);
  });

  it('waits for room that comes soon, the first come first', async () => {
    const order: number[] = [];
    const asked = [1, 2, 3, 4, 5, 6].map(async (place) => {
      await calls.admit(asker(SECOND));
      order.push(place);
    });
    await Promise.all(asked);
    expect(order).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('takes what a worker reserved and gave back a moment later', async () => {
    const want = { siteId, account: 'a', rule: HOUR, kind: 'queued' as const, wanted: 4 };
    const [taken] = await limiter.reserve([want]);
    const asked = calls.admit(asker(HOUR));
    await sleep(50);
    await limiter.giveBack([{ ...want, ...taken!, unused: 1 }]);
    expect(await asked).toMatchObject({ account: 'a' });
  });

  it('takes nothing for a caller who has left', async () => {
    let isGone = false;
    const left = refusal(calls.admit(asker(HOUR, { isGone: () => isGone })));
    isGone = true;
    await Promise.all([1, 2, 3, 4].map(() => calls.admit(asker(HOUR))));
    expect(await left).toMatchObject({ status: 429 });
  });

  it('that was not made after all counts no more', async () => {
    const permits = await Promise.all([1, 2, 3, 4].map(() => calls.admit(asker(HOUR))));
    calls.giveBack(permits[0]!);
    await sleep(50);
    expect(await calls.admit(asker(HOUR))).not.toBeNull();
  });

  it('is refused as the database fails, and does not hold up the next', async () => {
    const query = hot.query;
    hot.query = () => Promise.reject(new Error('away'));
    await expect(calls.admit(asker(HOUR))).rejects.toThrow('away');
    hot.query = query;
    expect(await calls.admit(asker(HOUR))).not.toBeNull();
  });
});
