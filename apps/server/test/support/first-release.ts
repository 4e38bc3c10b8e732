import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../../../ormconfig.ts';
import { Foundation1763800000000 } from '../../src/migrations/1763800000000-foundation.ts';
import { createEmptyTestDatabase } from './test-database.ts';

/** A database that the first release left, brought up to date. */
export interface UpgradedDatabase {
  db: DataSource;
  close(): Promise<void>;
}

/** @param fill writes what the first release had stored, in its own schema */
export async function upgradeFromFirstRelease(
  fill: (old: DataSource) => Promise<void>,
): Promise<UpgradedDatabase> {
  const database = await createEmptyTestDatabase();
  const options = dataSourceOptions(database.url);
  const old = await new DataSource({
    ...options,
    migrations: [Foundation1763800000000],
  }).initialize();
  await old.runMigrations();
  await fill(old);
  await old.destroy();
  const db = await new DataSource(options).initialize();
  await db.runMigrations({ transaction: 'each' });
  return {
    db,
    async close() {
      await db.destroy();
      await database.drop();
    },
  };
}
