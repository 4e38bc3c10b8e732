import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the steps of a delivery have found, and what its vendor answered to the caller; sealed. */
export class DeliveryResults1764085000000 implements MigrationInterface {
  name = 'DeliveryResults1764085000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE deliveries ADD progress_blob bytea, ADD result_blob bytea');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE deliveries DROP progress_blob, DROP result_blob');
  }
}
