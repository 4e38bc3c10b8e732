import { setTimeout as delay } from 'node:timers/promises';
import type { DataSource, QueryRunner } from 'typeorm';

/** Arbitrary numbers, one a purpose. */
export const MIGRATION_LOCK = 7_204_153_001;
export const HOUSEKEEPING_LOCK = 7_204_153_003;
export const QUEUE_SNAPSHOT_LOCK = 7_204_153_030;

const ASK_AGAIN_MS = 100;

/**
 * Lets one process at a time do `work`, over all that share the database; the others ask again and
 * again. Waiting inside PostgreSQL would hold a snapshot, which an index built concurrently by the
 * one at work waits for: neither would ever go on.
 */
export async function withAdvisoryLock<T>(
  db: DataSource,
  lock: number,
  work: () => Promise<T>,
): Promise<T> {
  const runner = db.createQueryRunner();
  try {
    while (!(await tryLock(runner, lock))) await delay(ASK_AGAIN_MS);
    try {
      return await work();
    } finally {
      await runner.query('SELECT pg_advisory_unlock($1)', [lock]);
    }
  } finally {
    await runner.release();
  }
}

async function tryLock(runner: QueryRunner, lock: number): Promise<boolean> {
  const [row]: [{ taken: boolean }] = await runner.query(
    'SELECT pg_try_advisory_lock($1) AS taken',
    [lock],
  );
  return row.taken;
}
