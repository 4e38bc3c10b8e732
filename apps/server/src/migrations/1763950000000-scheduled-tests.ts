import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a quiet connection is tested next, and how often that came to nothing. */
export class ScheduledTests1763950000000 implements MigrationInterface {
  name = 'ScheduledTests1763950000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The epoch means: not planned yet. Whoever meets it plans, so that an interval that was
      -- configured differently yesterday leaves nothing behind.
      ALTER TABLE connections
        ADD COLUMN test_due_at timestamptz(3) NOT NULL DEFAULT 'epoch',
        ADD COLUMN test_failures integer NOT NULL DEFAULT 0;
      CREATE INDEX connections_to_test ON connections (test_due_at) WHERE state = 'active';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE connections DROP COLUMN test_due_at, DROP COLUMN test_failures;
    `);
  }
}
