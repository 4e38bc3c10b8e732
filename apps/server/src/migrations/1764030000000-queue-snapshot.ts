import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is counted of the queue, once for all processes; and where a delivery's trace came from. */
export class QueueSnapshot1764030000000 implements MigrationInterface {
  readonly name = 'QueueSnapshot1764030000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SNAPSHOT);
    // Null takes no room, and a column without a default rewrites nothing.
    await runner.query('ALTER TABLE deliveries ADD COLUMN trace_context text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE deliveries DROP COLUMN trace_context');
    await runner.query('DROP TABLE queue_snapshot');
  }
}

const SNAPSHOT = `
-- One row, over all sites: numbers that nobody misses when they are lost.
CREATE UNLOGGED TABLE queue_snapshot (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  taken_at timestamptz(3) NOT NULL,
  took_ms integer NOT NULL,
  -- [{site_id, status, depth, oldest_at, ended_per_s}]
  queue jsonb NOT NULL,
  -- [{state, count}]
  connections jsonb NOT NULL,
  -- [{status, count}]
  bulk_jobs jsonb NOT NULL
);
`;
