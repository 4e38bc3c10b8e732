import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../../../../ormconfig.ts';

/** Any process may migrate; the lock lets one do it while the others wait. The number is arbitrary. */
const MIGRATION_LOCK = 7_204_153_001;

/** Brings the schema up to date. */
export async function runMigrations(databaseUrl: string): Promise<void> {
  const source = new DataSource({ ...dataSourceOptions(databaseUrl), poolSize: 2 });
  await source.initialize();
  const runner = source.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await source.runMigrations({ transaction: 'each' });
  } finally {
    await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await runner.release();
    await source.destroy();
  }
}
