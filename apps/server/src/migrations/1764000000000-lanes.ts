import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Waiting work is found by connection, so that none starves another, and in the order of acceptance.
 * A row that is due now has no `next_attempt_at`; one that waits for a time is made due when it comes.
 */
export class Lanes1764000000000 implements MigrationInterface {
  name = 'Lanes1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX deliveries_lanes ON deliveries (site_id, connection_id, id)
        WHERE status = 'pending' AND next_attempt_at IS NULL;
      CREATE INDEX deliveries_timed ON deliveries (next_attempt_at)
        WHERE status = 'pending' AND next_attempt_at IS NOT NULL;
      -- Strict order asks what of a connection still waits for a time.
      CREATE INDEX deliveries_timed_lanes ON deliveries (site_id, connection_id, id)
        WHERE status = 'pending' AND next_attempt_at IS NOT NULL;
      CREATE INDEX deliveries_running ON deliveries (site_id, connection_id)
        WHERE status = 'running';
      DROP INDEX deliveries_due, deliveries_leased;
      ALTER TABLE connections ADD COLUMN strict_order boolean NOT NULL DEFAULT false;
    `);
    await runner.query(`
      -- Who sends for a connection in strict order; takes over from a dead worker only.
      CREATE TABLE delivery_orders (
        site_id bigint NOT NULL,
        connection_id bigint NOT NULL,
        lease_owner uuid NOT NULL,
        PRIMARY KEY (site_id, connection_id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE delivery_orders;
      ALTER TABLE connections DROP COLUMN strict_order;
      UPDATE deliveries SET next_attempt_at = now()
       WHERE status = 'pending' AND next_attempt_at IS NULL;
      CREATE INDEX deliveries_due ON deliveries (next_attempt_at, id) WHERE status = 'pending';
      CREATE INDEX deliveries_leased ON deliveries (lease_owner) WHERE status = 'running';
      DROP INDEX deliveries_lanes, deliveries_timed, deliveries_timed_lanes, deliveries_running;
    `);
  }
}
