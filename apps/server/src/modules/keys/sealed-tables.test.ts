import { afterAll, beforeAll, expect, it } from 'vitest';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../../../../ormconfig.ts';
import { createTestDatabase } from '../../../test/support/test-database.ts';
import type { TestDatabase } from '../../../test/support/test-database.ts';
import { SEALED_TABLES } from './sealed-tables.ts';

/** Bytes that are not sealed with a data key: keys wrapped by the master key. */
const NOT_SEALED = ['audit_keys.wrapped', 'data_keys.wrapped'];

let database: TestDatabase;
let db: DataSource;
beforeAll(async () => {
  database = await createTestDatabase();
  db = await new DataSource(dataSourceOptions(database.url)).initialize();
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

it('every column of bytes is one that a rotation seals anew, or known not to be sealed', async () => {
  const columns: { name: string }[] = await db.query(
    `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
      WHERE data_type = 'bytea' AND table_schema = 'public' ORDER BY 1`,
  );
  const declared = SEALED_TABLES.flatMap(({ table, sealed }) =>
    sealed.map((column) => `${table}.${column}`),
  );
  expect(columns.map(({ name }) => name)).toEqual([...declared, ...NOT_SEALED].sort());
});

it.each(SEALED_TABLES)('the key of $table is its primary key', async ({ table, key }) => {
  const columns: { name: string; type: string }[] = await db.query(
    `SELECT a.attname AS name, format_type(a.atttypid, NULL) AS type
       FROM pg_index i, unnest(i.indkey) WITH ORDINALITY AS k(n, at)
       JOIN pg_attribute a ON a.attnum = k.n
      WHERE i.indrelid = $1::regclass AND a.attrelid = i.indrelid AND i.indisprimary
        AND a.attname <> 'site_id' ORDER BY k.at`,
    [table],
  );
  expect(columns).toEqual(key.map(({ column, type }) => ({ name: column, type })));
});
