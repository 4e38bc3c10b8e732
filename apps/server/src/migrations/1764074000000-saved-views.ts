import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Filters that a person keeps under a name; gone with the membership. */
export class SavedViews1764074000000 implements MigrationInterface {
  name = 'SavedViews1764074000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE saved_views (
        site_id bigint NOT NULL,
        id bigint GENERATED ALWAYS AS IDENTITY,
        user_id bigint NOT NULL,
        page text NOT NULL,
        name text NOT NULL,
        search text NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        PRIMARY KEY (site_id, id),
        UNIQUE (site_id, user_id, page, name),
        FOREIGN KEY (site_id, user_id) REFERENCES members ON DELETE CASCADE
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE saved_views');
  }
}
