import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../../../ormconfig.ts';

/** Connections of their own to a test database, as another process would have. Destroy them in `afterAll`. */
export function openSource(url: string): Promise<DataSource> {
  return new DataSource(dataSourceOptions(url)).initialize();
}
