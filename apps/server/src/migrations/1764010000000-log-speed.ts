import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What keeps lists of the delivery log as fast with ten million entries as with a hundred thousand;
 * docs/delivery-log-plans.md tells which list reads which index, and what each costs. Those of the
 * sorts by latency and code are made by housekeeping, of months that need them.
 */
export class LogSpeed1764010000000 implements MigrationInterface {
  name = 'LogSpeed1764010000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statements of [NOT_ARRIVED, MODULES, SEARCH]) await runner.query(statements);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX delivery_log_not_arrived, delivery_log_not_arrived_by_connection,
        delivery_log_by_module, delivery_log_search;
      CREATE INDEX delivery_log_search ON delivery_log USING gin (event_identifier gin_trgm_ops);
    `);
  }
}

/** Nearly everything arrives, so a walk by time finds it; what did not is found here. */
const NOT_ARRIVED = `
CREATE INDEX delivery_log_not_arrived ON delivery_log (site_id, outcome, attempted_at, id)
  WHERE outcome <> 'delivered';
CREATE INDEX delivery_log_not_arrived_by_connection
  ON delivery_log (site_id, connection_id, outcome, attempted_at, id) WHERE outcome <> 'delivered';
`;

/** With what may be sorted by, so that a seldom module is sorted without fetching its entries. */
const MODULES = `
CREATE INDEX delivery_log_by_module ON delivery_log (site_id, originating_module, attempted_at, id)
  INCLUDE (connection_id, outcome, latency_ms, vendor_response_code);
`;

/**
 * The site and the connection, so that nobody reads what a search finds in others; the day, so that a
 * search may be asked of some days alone.
 */
const SEARCH = `
DROP INDEX delivery_log_search;
CREATE INDEX delivery_log_search ON delivery_log USING gin (
  site_id, ((attempted_at AT TIME ZONE 'UTC')::date), connection_id, event_identifier gin_trgm_ops);
`;
