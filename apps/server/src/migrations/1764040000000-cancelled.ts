import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Deliveries can be cancelled, and bulk jobs paused, counted and told why they failed. */
export class Cancelled1764040000000 implements MigrationInterface {
  name = 'Cancelled1764040000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statements of [STATUS, JOBS]) await runner.query(statements);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE deliveries SET status = 'failed' WHERE status = 'cancelled';
      ALTER TABLE deliveries DROP CONSTRAINT deliveries_status_check,
        ADD CONSTRAINT deliveries_status_check
          CHECK (status IN ('pending','held','running','delivered','failed')) NOT VALID;
      DROP INDEX bulk_jobs_turn;
      UPDATE bulk_jobs SET filter = filter || limits,
        status = CASE WHEN status IN ('paused', 'cancelled') THEN 'failed' ELSE status END;
      ALTER TABLE bulk_jobs DROP CONSTRAINT bulk_jobs_status_check, DROP COLUMN matched,
        DROP COLUMN counted, DROP COLUMN skipped, DROP COLUMN position_connection,
        DROP COLUMN turn_at, DROP COLUMN errors, DROP COLUMN reason, DROP COLUMN limits,
        DROP COLUMN actor_kind, DROP COLUMN actor_id;
    `);
  }
}

/** Not valid at first, so that the table is locked for no longer than it takes to say so. */
const STATUS = `
ALTER TABLE deliveries DROP CONSTRAINT deliveries_status_check,
  ADD CONSTRAINT deliveries_status_check
    CHECK (status IN ('pending','held','running','delivered','failed','cancelled')) NOT VALID;
`;

const JOBS = `
ALTER TABLE bulk_jobs
  ADD COLUMN matched integer NOT NULL DEFAULT 0,
  ADD COLUMN counted boolean NOT NULL DEFAULT true,
  ADD COLUMN skipped integer NOT NULL DEFAULT 0,
  -- With position: the last delivery looked at, in the order of the partial indexes.
  ADD COLUMN position_connection bigint NOT NULL DEFAULT 0,
  -- Not before; whoever waited longest comes first.
  ADD COLUMN turn_at timestamptz(3) NOT NULL DEFAULT now(),
  ADD COLUMN errors integer NOT NULL DEFAULT 0,
  ADD COLUMN reason text,
  -- What its maker may not touch, apart from what they asked for.
  ADD COLUMN limits jsonb NOT NULL DEFAULT '{}',
  ADD COLUMN actor_kind text,
  ADD COLUMN actor_id bigint;
UPDATE bulk_jobs SET matched = total,
  limits = jsonb_strip_nulls(jsonb_build_object('only_connections', filter->'only_connections',
    'only_families', filter->'only_families', 'except_families', filter->'except_families')),
  filter = filter - '{only_connections,only_families,except_families}'::text[];
ALTER TABLE bulk_jobs ADD CONSTRAINT bulk_jobs_status_check
  CHECK (status IN ('running','paused','done','cancelled','failed'));
CREATE INDEX bulk_jobs_turn ON bulk_jobs (turn_at) WHERE status = 'running';
`;
