import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DataSource, QueryRunner } from 'typeorm';
import { openSource } from '../../../test/support/database-source.ts';
import { createTestDatabase } from '../../../test/support/test-database.ts';
import type { TestDatabase } from '../../../test/support/test-database.ts';
import { ProblemError } from '../../platform/errors/problem.ts';
import { LoginThrottle } from './login-throttle.service.ts';
import type { LoginAttempt } from './login-throttle.service.ts';

describe('sign-in throttling', () => {
  let database: TestDatabase;
  let source: DataSource;
  let runner: QueryRunner;
  let throttle: LoginThrottle;

  beforeAll(async () => {
    database = await createTestDatabase();
    source = await openSource(database.url);
  });
  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });
  /** In one transaction, where PostgreSQL's clock stands still, so that waits are exact. */
  beforeEach(async () => {
    await source.query('TRUNCATE login_attempts');
    runner = source.createQueryRunner();
    await runner.startTransaction();
    throttle = new LoginThrottle(runner as unknown as DataSource);
  });
  afterEach(async () => {
    await runner.rollbackTransaction();
    await runner.release();
  });

  const jane: LoginAttempt = { email: 'jane@example.com', address: '192.0.2.1' };

  /** Seconds to wait, or 0 when let through. */
  async function waitOf(work: Promise<void>): Promise<number> {
    try {
      await work;
      return 0;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      expect([error.status, error.code]).toEqual([429, 'too_many_attempts']);
      return Number(error.extra['retry_after_s']);
    }
  }

  async function fail(attempt: LoginAttempt, times: number): Promise<void> {
    for (let i = 0; i < times; i++) await throttle.failed(attempt);
  }

  /** Moves every failure into the past. */
  const pass = (seconds: number) =>
    runner.query(`UPDATE login_attempts SET last_failure_at = last_failure_at - $1 * interval '1 second'`, [seconds]); // prettier-ignore

  it('lets five failures of an account pass, and then none', async () => {
    await fail(jane, 4);
    expect(await waitOf(throttle.admit(jane))).toBe(0);
    await fail(jane, 1);
    expect(await waitOf(throttle.admit(jane))).toBe(1);
  });

  it('doubles the wait with each further failure, up to a quarter of an hour', async () => {
    await fail(jane, 5);
    const waits: number[] = [];
    for (let i = 0; i < 12; i++) {
      waits.push(await waitOf(throttle.admit(jane)));
      await pass(900);
      await fail(jane, 1);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
  });

  it('holds for an account from any address', async () => {
    await fail(jane, 5);
    expect(await waitOf(throttle.admit({ ...jane, address: '198.51.100.7' }))).toBe(1);
    expect(
      await waitOf(throttle.admit({ email: 'joe@example.com', address: '198.51.100.7' })),
    ).toBe(0);
  });

  it('holds for an address with any account, after thirty failures', async () => {
    for (let i = 0; i < 30; i++) await throttle.failed({ ...jane, email: `u${i}@example.com` });
    expect(await waitOf(throttle.admit({ ...jane, email: 'new@example.com' }))).toBe(1);
    expect(await waitOf(throttle.admit({ email: 'new@example.com', address: '192.0.2.2' }))).toBe(
      0,
    );
  });

  it('takes an IPv6 network of 64 bits for one client, and a mapped address for its IPv4 one', async () => {
    for (let i = 0; i < 30; i++) {
      await throttle.failed({ email: `u${i}@example.com`, address: `2001:db8:0:1::${i}` });
      await throttle.failed({ email: `v${i}@example.com`, address: '192.0.2.9' });
    }
    const admit = (address: string) =>
      waitOf(throttle.admit({ email: 'new@example.com', address }));
    expect(await admit('2001:db8:0:1:ffff::1')).toBe(1);
    expect(await admit('2001:db8:0:2::1')).toBe(0);
    expect(await admit('::ffff:192.0.2.9')).toBe(1);
  });

  it('holds after a restart and in every process', async () => {
    const before = new LoginThrottle(source);
    for (let i = 0; i < 5; i++) await before.failed(jane);
    await source.query('UPDATE login_attempts SET failures = 12');
    const other = await openSource(database.url);
    expect(await waitOf(new LoginThrottle(other).admit(jane))).toBeGreaterThan(60);
    await other.destroy();
  });

  it('is forgotten for the account, not for the address, when the sign-in succeeds', async () => {
    await fail(jane, 4);
    await throttle.succeeded(jane);
    await fail(jane, 4);
    expect(await waitOf(throttle.admit(jane))).toBe(0);
    const sql = `SELECT failures FROM login_attempts WHERE key = 'address:192.0.2.1'`;
    expect(await runner.query(sql)).toEqual([{ failures: 8 }]);
  });

  it('refuses even the right password while it holds', async () => {
    await fail(jane, 5);
    expect(await waitOf(throttle.succeeded(jane))).toBe(1);
  });

  it('answers one of forty guesses made at once when a wait is over', async () => {
    const other = await openSource(database.url);
    const throttles = [new LoginThrottle(source), new LoginThrottle(other)];
    await throttles[0]!.failed(jane);
    const waited = `UPDATE login_attempts SET failures = 12, last_failure_at = now() - interval '2 hours'`;
    await source.query(waited);
    const guesses = Array.from({ length: 40 }, (_, i) => waitOf(throttles[i % 2]!.failed(jane)));
    expect((await Promise.all(guesses)).filter((wait) => wait === 0)).toHaveLength(1);
    await other.destroy();
  });

  it('forgets a failure after a day', async () => {
    await fail(jane, 5);
    await pass(86_399);
    await fail(jane, 1);
    expect(await waitOf(throttle.admit(jane))).toBe(2);
    await pass(86_401);
    await fail(jane, 1);
    expect(await runner.query('SELECT DISTINCT failures FROM login_attempts')).toEqual([
      { failures: 1 },
    ]);
  });

  it('keeps no e-mail address', async () => {
    await fail(jane, 1);
    const rows = await runner.query('SELECT key FROM login_attempts');
    expect(JSON.stringify(rows)).not.toContain('jane');
  });
});
