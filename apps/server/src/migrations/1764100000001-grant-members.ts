import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who has a refresh token together with whom is asked before each renewal. */
export class GrantMembers1764100000001 implements MigrationInterface {
  name = 'GrantMembers1764100000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX connections_grant ON connections (site_id, grant_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX connections_grant');
  }
}
