import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The log of a connector, connections that are gone included: all of it by time, and what did not
 * arrive. docs/delivery-log-plans.md tells which list reads which, and what each costs.
 */
export class LogByConnector1764095000000 implements MigrationInterface {
  name = 'LogByConnector1764095000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(BY_CONNECTOR);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP INDEX delivery_log_by_connector, delivery_log_not_arrived_by_connector',
    );
  }
}

/** With what may be sorted by, so that a seldom connector is sorted without fetching its entries. */
const BY_CONNECTOR = `
CREATE INDEX delivery_log_by_connector ON delivery_log (site_id, connector_type, attempted_at, id)
  INCLUDE (connection_id, outcome, latency_ms, vendor_response_code);
CREATE INDEX delivery_log_not_arrived_by_connector
  ON delivery_log (site_id, connector_type, outcome, attempted_at, id) WHERE outcome <> 'delivered';
`;
