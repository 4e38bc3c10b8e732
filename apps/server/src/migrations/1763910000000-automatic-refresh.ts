import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a token is refreshed next, how often that failed in a row, and when the grant ends. */
export class AutomaticRefresh1763910000000 implements MigrationInterface {
  name = 'AutomaticRefresh1763910000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COLUMNS);
    await runner.query(PRESENT_ROWS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX connections_to_refresh;
      ALTER TABLE connections
        DROP COLUMN refresh_due_at, DROP COLUMN refresh_failures, DROP COLUMN refresh_error,
        DROP COLUMN grant_expires_at;
    `);
  }
}

const COLUMNS = `
ALTER TABLE connections
  -- After failures: not before. Null when nothing is to be refreshed by itself.
  ADD COLUMN refresh_due_at timestamptz(3),
  -- Refreshes in a row that got no token although the grant stands.
  ADD COLUMN refresh_failures integer NOT NULL DEFAULT 0,
  -- Code of the last refresh that got no token; null after one that did.
  ADD COLUMN refresh_error text,
  -- When the grant ends unless renewed; null when the vendor does not say.
  ADD COLUMN grant_expires_at timestamptz(3);

CREATE INDEX connections_to_refresh ON connections (refresh_due_at)
  WHERE refresh_due_at IS NOT NULL AND state IN ('active', 'paused', 'error');
`;

/** Spread over ten minutes, so that an upgrade does not refresh everything at once. */
const PRESENT_ROWS = `
UPDATE connections
   SET refresh_due_at = expires_at - interval '5 minutes' - random() * interval '10 minutes'
 WHERE has_refresh_token AND expires_at IS NOT NULL;
UPDATE connections SET grant_expires_at = expires_at WHERE NOT has_refresh_token;
`;
