import 'reflect-metadata';
import { DataSource } from 'typeorm';
import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions.js';
import { entities } from './apps/server/src/entities.ts';
import { migrations } from './apps/server/src/migrations/all.ts';
import { SteadyClient } from './apps/server/src/platform/database/steady-client.ts';

/** The one description of the database, for the application and for TypeORM's command line alike. */
export function dataSourceOptions(url: string): PostgresDataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities,
    migrations,
    migrationsTableName: 'migrations',
    synchronize: false,
    parseInt8: true,
    poolSize: 20,
    applicationName: 'patchbay',
    connectTimeoutMS: 10_000,
    extra: { Client: SteadyClient },
    logging: false,
  };
}

/** For `typeorm migration:…`, which wants a DATABASE_URL of its own. */
export default new DataSource(
  dataSourceOptions(process.env['DATABASE_URL'] ?? 'postgresql://localhost/patchbay'),
);
