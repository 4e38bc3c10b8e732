import type { DataSource } from 'typeorm';

/** Arbitrary numbers, one a purpose. */
export const MIGRATION_LOCK = 7_204_153_001;
export const HOUSEKEEPING_LOCK = 7_204_153_003;
export const QUEUE_SNAPSHOT_LOCK = 7_204_153_030;

/** Lets one process at a time do `work`, over all that share the database; the others wait. */
export async function withAdvisoryLock<T>(
  db: DataSource,
  lock: number,
  work: () => Promise<T>,
): Promise<T> {
  const runner = db.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [lock]);
    try {
      return await work();
    } finally {
      await runner.query('SELECT pg_advisory_unlock($1)', [lock]);
    }
  } finally {
    await runner.release();
  }
}
