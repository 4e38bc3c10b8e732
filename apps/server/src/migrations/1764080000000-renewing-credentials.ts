import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Credentials that renew themselves without a refresh token, and which connections share one grant
 * at the vendor. Whether a credential can be renewed keeps its name, since it is the same question.
 */
export class RenewingCredentials1764080000000 implements MigrationInterface {
  name = 'RenewingCredentials1764080000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE connections
        ADD COLUMN renews_itself boolean NOT NULL DEFAULT false,
        ADD COLUMN grant_id uuid NOT NULL DEFAULT gen_random_uuid(),
        DROP COLUMN has_refresh_token;
      ALTER TABLE connections ADD COLUMN has_refresh_token boolean
        GENERATED ALWAYS AS (refresh_token_blob IS NOT NULL OR renews_itself) STORED;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE connections DROP COLUMN has_refresh_token;
      ALTER TABLE connections DROP COLUMN renews_itself, DROP COLUMN grant_id,
        ADD COLUMN has_refresh_token boolean
          GENERATED ALWAYS AS (refresh_token_blob IS NOT NULL) STORED;
    `);
  }
}
