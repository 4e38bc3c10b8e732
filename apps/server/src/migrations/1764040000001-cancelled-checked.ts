import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What takes as long as the table is big, beside running traffic: outside a transaction, because
 * locks last until its end. Each step may be repeated, because a kill may fall between them.
 */
export class CancelledChecked1764040000001 implements MigrationInterface {
  name = 'CancelledChecked1764040000001';
  transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE deliveries VALIDATE CONSTRAINT deliveries_status_check');
    // A build that was killed leaves an index that is not valid.
    await runner.query('DROP INDEX CONCURRENTLY IF EXISTS deliveries_cancelled');
    await runner.query(
      `CREATE INDEX CONCURRENTLY deliveries_cancelled ON deliveries (site_id, connection_id, id)
        WHERE status = 'cancelled'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX CONCURRENTLY IF EXISTS deliveries_cancelled');
  }
}
