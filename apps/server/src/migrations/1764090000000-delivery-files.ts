import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Files that vendors answered with, sealed, beside the delivery they are of. No foreign key: it would
 * be looked at with every delivery that has none; they go in the statement that purges deliveries.
 * Sealed bytes cannot be compressed, so none of it is tried.
 */
export class DeliveryFiles1764090000000 implements MigrationInterface {
  name = 'DeliveryFiles1764090000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE delivery_files (
        site_id bigint NOT NULL REFERENCES sites (id),
        delivery_id bigint NOT NULL,
        name text NOT NULL,
        media_type text NOT NULL,
        content_blob bytea NOT NULL,
        PRIMARY KEY (site_id, delivery_id, name)
      );
      ALTER TABLE delivery_files ALTER content_blob SET STORAGE EXTERNAL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE delivery_files');
  }
}
