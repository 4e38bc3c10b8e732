import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Sums of the delivery log by hour and day, so that statistics of a month need not read its entries.
 * What is in them, and how they are kept true, is told in docs/delivery-log-plans.md.
 */
export class DeliveryStats1764060000000 implements MigrationInterface {
  name = 'DeliveryStats1764060000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statements of [LATENCY_BUCKET, SUMS, PROGRESS]) await runner.query(statements);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE delivery_stats_floors, delivery_stats_progress, delivery_stats;
      DROP FUNCTION latency_bucket(integer);
    `);
  }
}

/** As libs/core's latency-histogram.ts: 16 buckets between a power of two and the next. */
const LATENCY_BUCKET = `
CREATE FUNCTION latency_bucket(ms integer) RETURNS integer
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN ms < 32 THEN greatest(ms, 0)
    ${Array.from({ length: 25 }, (_, n) => `WHEN ms < ${2 ** (n + 6)} THEN ms & -${2 ** (n + 1)}`).join('\n    ')}
    ELSE ms & -${2 ** 26} END
$$;
`;

/**
 * One sum for each grain: the whole site, by connection, by module, by both. 0 and '' where a grain
 * does not tell. `buckets` and `counts` are the histogram of latencies. Room in the pages, because
 * the newest sums grow every minute.
 */
const SUMS = `
CREATE TABLE delivery_stats (
  site_id bigint NOT NULL,
  grain text NOT NULL CHECK (grain IN ('site', 'connection', 'module', 'connection_module')),
  unit text NOT NULL CHECK (unit IN ('hour', 'day')),
  at timestamptz(3) NOT NULL,
  connection_id bigint NOT NULL,
  connector_type text NOT NULL,
  originating_module text NOT NULL,
  delivered bigint NOT NULL,
  retried bigint NOT NULL,
  failed bigint NOT NULL,
  buckets integer[] NOT NULL,
  counts integer[] NOT NULL,
  PRIMARY KEY (site_id, grain, unit, at, connection_id, connector_type, originating_module)
) WITH (fillfactor = 70);
-- One connection or module through all time, however many others there are.
CREATE INDEX delivery_stats_of_one
  ON delivery_stats (site_id, grain, unit, connection_id, originating_module, at);
`;

/**
 * Which entries are in the sums: those since `rolled_from` (none while it is null) whose transaction
 * came before `horizon`. Every id up to `low_id` was written before it; `pending_id` waits for all
 * transactions before `pending_xid` to end. `written_by` is the row's own transaction: another one
 * in its xmin means that a dump was loaded, whose numbers of transactions say nothing here.
 */
const PROGRESS = `
CREATE TABLE delivery_stats_progress (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  rolled_from timestamptz(3),
  horizon bigint NOT NULL DEFAULT 0,
  low_id bigint NOT NULL DEFAULT 0,
  pending_id bigint,
  pending_xid bigint,
  written_by bigint NOT NULL
);
INSERT INTO delivery_stats_progress (written_by) VALUES (pg_current_xact_id()::text::bigint);

-- Before these times entries of a site may have been removed from its log, and sums with them.
CREATE TABLE delivery_stats_floors (
  site_id bigint PRIMARY KEY,
  since timestamptz(3) NOT NULL
);
`;
