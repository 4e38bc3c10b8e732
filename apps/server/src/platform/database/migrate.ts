import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../../../../ormconfig.ts';
import { MIGRATION_LOCK, withAdvisoryLock } from './advisory-lock.ts';

/** Brings the schema up to date; any process may, and one does while the others wait. */
export async function runMigrations(databaseUrl: string): Promise<void> {
  const source = new DataSource({ ...dataSourceOptions(databaseUrl), poolSize: 2 });
  await source.initialize();
  try {
    await withAdvisoryLock(source, MIGRATION_LOCK, () =>
      source.runMigrations({ transaction: 'each' }),
    );
  } finally {
    await source.destroy();
  }
}
