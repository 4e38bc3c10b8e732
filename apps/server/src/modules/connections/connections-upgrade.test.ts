import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DataSource } from 'typeorm';
import {
  type UpgradedDatabase,
  upgradeFromFirstRelease,
} from '../../../test/support/first-release.ts';
import { claimQuiet } from './claim-quiet.ts';
import { connectionHealth } from './connection-health.ts';
import { Connection } from './connection.entity.ts';

const DAY = 86_400_000;
let database: UpgradedDatabase;
let db: DataSource;

/** Connections of the first release, unused for months: one with a key of a year, one with none. */
beforeAll(async () => {
  database = await upgradeFromFirstRelease(async (old) => {
    await old.query(`INSERT INTO sites (slug, name) VALUES ('used', 'Used')`);
    await old.query(`INSERT INTO users (email, name) VALUES ('a@example.com', 'A')`);
    await old.query(`
    INSERT INTO connections (site_id, connector_type, family, category, display_name, state,
      auth_flow, vendor_account_name, last_test_at, last_test_outcome, operator_of_record,
      created_at, expires_at)
    SELECT 1, 'stripe', 'payment', 'other', 'Till ' || n, 'active', 'api_key', 'Söhne GmbH',
      now() - interval '90 days', 'connected', 1, now() - interval '355 days',
      CASE n WHEN 1 THEN now() + interval '10 days' END
    FROM generate_series(1, 3) n`);
  });
  ({ db } = database);
});
afterAll(async () => {
  await database.close();
});

it('leaves connections healthy, and warns of the end that is known', async () => {
  const rows = await db.manager.find(Connection, { order: { id: 'ASC' } });
  expect(rows.map((row) => connectionHealth(row).health_reason?.code ?? null)).toEqual([
    ...['expiring_soon', null, null],
  ]);
});

it('spreads their first scheduled tests over an interval instead of testing all at once', async () => {
  expect((await claimQuiet(db, DAY, 10)).claimed).toEqual([]);
  const rows = await db.manager.find(Connection);
  const waits = rows.map((row) => row.test_due_at.getTime() - Date.now());
  expect(new Set(waits).size).toBe(3);
  for (const wait of waits) {
    expect(wait).toBeGreaterThan(-1000);
    expect(wait).toBeLessThan(DAY);
  }
});

it('finds them by search', async () => {
  const rows = await db.query(`SELECT id FROM connections WHERE search_text LIKE lower('%SÖHNE%')`);
  expect(rows).toHaveLength(3);
});
