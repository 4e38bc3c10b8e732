import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DataSource } from 'typeorm';
import { openSource } from '../../test/support/database-source.ts';
import { createTestDatabase } from '../../test/support/test-database.ts';
import type { TestDatabase } from '../../test/support/test-database.ts';
import { Operators1763920000000 } from './1763920000000-operators.ts';

let database: TestDatabase;
let source: DataSource;
beforeAll(async () => {
  database = await createTestDatabase();
  source = await openSource(database.url);
});
afterAll(async () => {
  await source.destroy();
  await database.drop();
});

it('an upgrade takes every membership there is for one given by hand', async () => {
  const runner = source.createQueryRunner();
  const migration = new Operators1763920000000();
  await migration.down(runner);
  await runner.query(`
    WITH site AS (INSERT INTO sites (slug, name) VALUES ('old', 'Old') RETURNING id),
      person AS (INSERT INTO users (email, name) VALUES ('old@example.com', 'Old') RETURNING id),
      role AS (INSERT INTO roles (site_id, name, capabilities)
        SELECT id, 'Old', '[]' FROM site RETURNING site_id, id)
    INSERT INTO members (site_id, user_id, role_id)
      SELECT role.site_id, person.id, role.id FROM role, person`);
  await migration.up(runner);
  expect(await runner.query('SELECT origin FROM members')).toEqual([{ origin: 'manual' }]);
  await expect(runner.query(`UPDATE members SET origin = 'other'`)).rejects.toThrow(
    /members_origin/,
  );
  await runner.release();
});
