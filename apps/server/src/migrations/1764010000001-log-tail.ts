import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Finds the newest entries for the live stream. A block range index, because it costs a delivery
 * nothing: ids grow with the place in the table.
 */
export class LogTail1764010000001 implements MigrationInterface {
  name = 'LogTail1764010000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE INDEX delivery_log_tail ON delivery_log USING brin (id) WITH (pages_per_range = 32, autosummarize = on)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX delivery_log_tail');
  }
}
