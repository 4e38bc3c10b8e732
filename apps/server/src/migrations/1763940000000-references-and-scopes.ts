import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an authorization asked for, which secrets live elsewhere, and a signing secret on its way out. */
export class ReferencesAndScopes1763940000000 implements MigrationInterface {
  name = 'ReferencesAndScopes1763940000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE connections
        -- Null where nothing was asked, or it was asked before this column came.
        ADD COLUMN scopes_requested jsonb,
        -- Names of credential fields that hold a reference; never the reference.
        ADD COLUMN credential_references jsonb NOT NULL DEFAULT '[]',
        -- Why a reference could not be read when it was last needed; null while all can.
        ADD COLUMN secret_problem text,
        -- Until when a replaced signing secret still signs beside its successor.
        ADD COLUMN previous_secret_until timestamptz(3);
      ALTER TABLE oauth_apps
        ADD COLUMN client_secret_reference boolean NOT NULL DEFAULT false;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE connections
        DROP COLUMN scopes_requested,
        DROP COLUMN credential_references,
        DROP COLUMN secret_problem,
        DROP COLUMN previous_secret_until;
      ALTER TABLE oauth_apps DROP COLUMN client_secret_reference;
    `);
  }
}
