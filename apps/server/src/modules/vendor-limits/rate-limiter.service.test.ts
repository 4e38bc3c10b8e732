import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DataSource } from 'typeorm';
import { type TestDatabase, createTestDatabase } from '../../../test/support/test-database.ts';
import { HotDatabase } from '../../platform/database/hot-database.ts';
import { purgeExpired } from '../housekeeping/purge-expired.ts';
import { RateLimiter } from './rate-limiter.service.ts';
import type { CallKind } from './reserve-calls.ts';

const RULE = { requests: 10, perMs: 60_000 };

describe('the limit of a vendor account', () => {
  let database: TestDatabase;
  let db: DataSource;
  let hot: HotDatabase;
  let siteId: number;
  let otherSite: number;
  /** Two processes, as far as the limit is concerned. */
  let limiter: RateLimiter;
  let elsewhere: RateLimiter;

  beforeAll(async () => {
    database = await createTestDatabase();
    db = await new DataSource({
      type: 'postgres',
      url: database.url,
      parseInt8: true,
    }).initialize();
    hot = new HotDatabase(database.url, (error) => console.error(error));
    const sites = await db.query(
      `INSERT INTO sites (slug, name) VALUES ('one', 'One'), ('two', 'Two') RETURNING id`,
    );
    [siteId, otherSite] = sites.map(({ id }: { id: number }) => id);
  });
  afterAll(async () => {
    await hot.close();
    await db.destroy();
    await database.drop();
  });
  beforeEach(async () => {
    await db.query('DELETE FROM rate_limits');
    limiter = new RateLimiter(hot);
    elsewhere = new RateLimiter(hot);
  });

  const limit = (account: string, rule: typeof RULE | null = RULE) => ({
    ...{ siteId, account, rule, kind: 'queued' as const },
  });
  const ask = async (by: RateLimiter, account: string, wanted: number, rule: typeof RULE | null = RULE) => {
    const [grant] = await by.reserve([{ ...limit(account, rule), wanted }]);
    return grant!;
  }; // prettier-ignore
  const askAs = async (kind: CallKind, wanted: number, rule: typeof RULE = RULE) => {
    const [grant] = await elsewhere.reserve([{ ...limit('a', rule), kind, wanted }]);
    return grant!.granted;
  };
  const inMs = (at: number | null) => Math.round(((at ?? NaN) - Date.now()) / 1000);

  it('is shared by all processes, and says when there is more', async () => {
    expect(await ask(limiter, 'a', 7)).toMatchObject({ granted: 7, retryAtMs: null });
    const rest = await ask(elsewhere, 'a', 7);
    expect(rest.granted).toBe(3);
    expect(inMs(rest.retryAtMs)).toBeGreaterThanOrEqual(60);
    expect(inMs(rest.retryAtMs)).toBeLessThanOrEqual(64);
    expect((await ask(limiter, 'a', 1)).granted).toBe(0);
  });

  it('is another account’s and another site’s own', async () => {
    await ask(limiter, 'a', 10);
    expect((await ask(limiter, 'b', 10)).granted).toBe(10);
    const [grant] = await limiter.reserve([{ ...limit('a'), siteId: otherSite, wanted: 10 }]);
    expect(grant!.granted).toBe(10);
  });

  it('answers many accounts in the order they were asked for, the same one twice', async () => {
    const wants = ['z', 'a', 'm', 'a'].map((account, i) => ({ ...limit(account), wanted: i + 5 }));
    const grants = await limiter.reserve([...wants, { ...limit('none', null), wanted: 99 }]);
    expect(grants.map(({ granted }) => granted)).toEqual([5, 6, 7, 4, 99]);
  });

  it('is not spent by what is given back', async () => {
    const grant = await ask(limiter, 'a', 8);
    await limiter.giveBack([{ ...limit('a'), ...grant, unused: 5 }]);
    expect((await ask(elsewhere, 'a', 10)).granted).toBe(7);
  });

  it('is not widened by giving back what is not there', async () => {
    const grant = await ask(limiter, 'a', 2);
    await limiter.giveBack([{ ...limit('a'), slot: 1, toldUntil: new Date(0), unused: 9 }]);
    expect((await ask(limiter, 'a', 50)).granted).toBe(8);
    await limiter.giveBack([{ ...limit('a'), ...grant, unused: 90 }]);
    expect((await ask(limiter, 'a', 50)).granted).toBeLessThanOrEqual(10);
  });

  it('stops when the vendor says that nothing is left, for everybody and until it renews', async () => {
    limiter.learn(limit('a'), { remaining: 0, resetMs: 600 });
    await limiter.drain();
    const refused = await ask(elsewhere, 'a', 5);
    expect(refused).toMatchObject({ granted: 0 });
    expect(refused.retryAtMs! - Date.now()).toBeLessThanOrEqual(800);
    const [blocked, free] = await elsewhere.blockedUntil([limit('a'), limit('b')]);
    expect([blocked, free]).toEqual([expect.any(Date), null]);
    await sleep(850);
    expect((await ask(elsewhere, 'a', 5)).granted).toBe(5);
    expect(await elsewhere.blockedUntil([limit('a')])).toEqual([null]);
  });

  it('stops an account without a rule, in this process at once and soon in every other', async () => {
    expect(await ask(elsewhere, 'a', 5, null)).toEqual({
      ...{ granted: 5, retryAtMs: null, slot: null, toldUntil: null },
    });
    limiter.learn(limit('a', null), { remaining: 0, resetMs: 30_000 });
    await limiter.drain();
    expect((await ask(limiter, 'a', 5, null)).granted).toBe(0);
    await sleep(550);
    expect((await ask(elsewhere, 'a', 5, null)).granted).toBe(0);
  });

  it('counts what the vendor says is left where nobody states a rule', async () => {
    limiter.learn(limit('a', null), { remaining: 12, resetMs: 30_000 });
    await limiter.drain();
    const first = await ask(limiter, 'a', 8, null);
    const second = await ask(elsewhere, 'a', 8, null);
    expect([first.granted, second.granted]).toEqual([8, 4]);
    expect(inMs(second.retryAtMs)).toBeGreaterThan(25);
    await limiter.giveBack([{ ...limit('a', null), ...first, unused: 3 }]);
    expect((await ask(limiter, 'a', 8, null)).granted).toBe(3);
  });

  it('is lowered by a vendor that says less than was known, and never raised', async () => {
    await ask(limiter, 'a', 2);
    limiter.learn(limit('a'), { remaining: 9, resetMs: 30_000 });
    await limiter.drain();
    expect(await db.query('SELECT vendor_left FROM rate_limits')).toEqual([{ vendor_left: null }]);
    limiter.learn(limit('a'), { remaining: 3, resetMs: 30_000 });
    await limiter.drain();
    expect((await ask(elsewhere, 'a', 8)).granted).toBe(3);
  });

  it('keeps the longer of two waits, and less of two rests', async () => {
    const told = async (remaining: number, resetMs: number) => {
      new RateLimiter(hot).learn(limit('a'), { remaining, resetMs });
      await sleep(60);
      const [row] = await db.query(
        `SELECT vendor_left AS left, round(extract(epoch FROM vendor_until - now()))::int AS s
           FROM rate_limits`,
      );
      return [row.left, row.s];
    };
    expect(await told(5, 90_000)).toEqual([5, 90]);
    expect(await told(7, 900_000)).toEqual([5, 90]);
    expect(await told(0, 20_000)).toEqual([0, 20]);
    expect(await told(0, 50_000)).toEqual([0, 50]);
    expect(await told(0, 10_000)).toEqual([0, 50]);
    expect(await told(3, 700_000)).toEqual([0, 50]);
  });

  it.each([
    ['a day at most', { remaining: 0, resetMs: 9e9 }, 86_400],
    [
      'as long as the rule, a minute at most, where nobody says',
      { remaining: 0, resetMs: null },
      60,
    ],
  ])('is shut for %s', async (_, reading, seconds) => {
    limiter.learn(limit('a'), reading);
    await limiter.drain();
    const { retryAtMs } = await ask(limiter, 'a', 1);
    expect(Math.abs(inMs(retryAtMs) - seconds)).toBeLessThanOrEqual(1);
  });

  it('costs no statement where answers say nothing new', async () => {
    const statements: string[] = [];
    const query = hot.query.bind(hot);
    hot.query = (name, text, values) => {
      statements.push(name);
      return query(name, text, values);
    };
    try {
      await ask(limiter, 'a', 4);
      for (const remaining of [9, 8, 7]) limiter.learn(limit('a'), { remaining, resetMs: 9000 });
      limiter.learn(limit('quiet', null), { remaining: 4999, resetMs: 9000 });
      limiter.learn(limit('renewed', null), { remaining: 0, resetMs: 0 });
      await limiter.drain();
      for (let i = 0; i < 5; i += 1) await ask(limiter, 'quiet', 4, null);
      limiter.count(limit('quiet', null));
      await limiter.drain();
      expect(await limiter.isFree(limit('quiet', null))).toBe(true);
    } finally {
      hot.query = query;
    }
    expect(statements).toEqual(['reserve-calls', 'told-accounts']);
  });

  it('is all queued work’s while nobody calls, and all a caller’s while nothing is queued', async () => {
    expect(await askAs('queued', 50)).toBe(10);
    await db.query('DELETE FROM rate_limits');
    expect(await askAs('interactive', 50)).toBe(10);
  });

  it('keeps a tenth for the next callers beside what they used, at most half of it', async () => {
    expect(await askAs('interactive', 3)).toBe(3);
    expect(await askAs('queued', 50)).toBe(6);
    expect(await askAs('interactive', 1)).toBe(1);
    expect(await askAs('queued', 50)).toBe(0);
    await db.query('DELETE FROM rate_limits');
    expect(await askAs('interactive', 8)).toBe(8);
    expect(await askAs('queued', 50)).toBe(2);
  });

  const SHORT = { requests: 10, perMs: 500 };
  const REOPENED_MS = 620;

  it('gives half to callers when it opens again, where one of them was refused', async () => {
    expect(await askAs('queued', 50, SHORT)).toBe(10);
    expect(await askAs('interactive', 1, SHORT)).toBe(0);
    await sleep(REOPENED_MS);
    expect(await askAs('queued', 50, SHORT)).toBe(5);
    expect(await askAs('queued', 50, SHORT)).toBe(0);
    expect(await askAs('interactive', 5, SHORT)).toBe(5);
  });

  it('gives half to queued work when it opens again, where that got nothing', async () => {
    expect(await askAs('interactive', 50, SHORT)).toBe(10);
    expect(await askAs('queued', 50, SHORT)).toBe(0);
    await sleep(REOPENED_MS);
    expect(await askAs('interactive', 50, SHORT)).toBe(5);
    expect(await askAs('queued', 50, SHORT)).toBe(5);
  });

  it('of a single call is whose who comes first, and never nobody’s', async () => {
    const one = { requests: 1, perMs: 500 };
    expect(await askAs('queued', 1, one)).toBe(1);
    expect(await askAs('interactive', 1, one)).toBe(0);
    await sleep(REOPENED_MS);
    expect(await askAs('queued', 1, one)).toBe(1);
    expect(await askAs('interactive', 1, one)).toBe(0);
    await sleep(REOPENED_MS);
    expect(await askAs('interactive', 1, one)).toBe(1);
  });

  it('says when what is kept for others may be had', async () => {
    await askAs('interactive', 3);
    await askAs('queued', 50);
    const kept = await ask(limiter, 'a', 1);
    expect(kept.granted).toBe(0);
    expect(inMs(kept.retryAtMs)).toBeGreaterThanOrEqual(60);
  });

  it('counts calls that are made in any case, even beyond it', async () => {
    expect(await askAs('queued', 8)).toBe(8);
    for (let i = 0; i < 3; i += 1) limiter.count(limit('a'));
    await limiter.drain();
    expect(await askAs('queued', 1)).toBe(0);
    const [row] = await db.query('SELECT grants FROM rate_limits');
    expect(row.grants.reduce((sum: number, n: number) => sum + n, 0)).toBe(11);
  });

  it('counts calls down from what the vendor says is left', async () => {
    limiter.learn(limit('a', null), { remaining: 3, resetMs: 30_000 });
    await limiter.drain();
    for (let i = 0; i < 2; i += 1) limiter.count(limit('a', null));
    await limiter.drain();
    expect((await ask(limiter, 'a', 5, null)).granted).toBe(1);
    for (let i = 0; i < 5; i += 1) limiter.count(limit('a', null));
    await limiter.drain();
    expect(await db.query('SELECT vendor_left FROM rate_limits')).toEqual([{ vendor_left: 0 }]);
  });

  it('is asked for by processes that never wait for each other for good', async () => {
    const accounts = ['a', 'b', 'c', 'd'];
    const rounds = Array.from({ length: 200 }, (_, i) => {
      const order = i % 2 ? accounts : [...accounts].reverse();
      return limiter.reserve(order.map((account) => ({ ...limit(account), wanted: 1 })));
    });
    const granted = (await Promise.all(rounds)).flat().reduce((sum, one) => sum + one.granted, 0);
    expect(granted).toBe(40);
  });

  it('is forgotten two days after anybody asked', async () => {
    await ask(limiter, 'a', 1);
    await ask(limiter, 'b', 1);
    await db.query(
      `UPDATE rate_limits SET used_at = now() - interval '49 hours' WHERE account = 'a'`,
    );
    await purgeExpired(db);
    expect(await db.query('SELECT account FROM rate_limits')).toEqual([{ account: 'b' }]);
  });
});
