import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Modules say which scopes their use of a connection needs. */
export class UsageScopes1763940000001 implements MigrationInterface {
  name = 'UsageScopes1763940000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE usages ADD COLUMN scopes jsonb NOT NULL DEFAULT '[]'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE usages DROP COLUMN scopes`);
  }
}
