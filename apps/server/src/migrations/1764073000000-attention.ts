import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What needs somebody is found by index, however many connections a site has that need nobody. */
export class Attention1764073000000 implements MigrationInterface {
  name = 'Attention1764073000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statements of [COLUMN, INDEXES]) await runner.query(statements);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX alerts_open_by_kind, connections_ending_here, connections_attention;
      ALTER TABLE connections DROP COLUMN attention;
    `);
  }
}

/** Granted, with what stands for it: the rules of libs/core's scopes-not-granted.ts. */
const GRANTED = `scopes_granted
  || CASE WHEN refresh_token_blob IS NOT NULL THEN '["offline_access"]'::jsonb ELSE '[]' END
  || CASE WHEN scopes_granted ? 'https://www.googleapis.com/auth/userinfo.email'
       THEN '["email"]'::jsonb ELSE '[]' END
  || CASE WHEN scopes_granted ? 'https://www.googleapis.com/auth/userinfo.profile'
       THEN '["profile"]'::jsonb ELSE '[]' END`;

/**
 * 1 for health `error`, 2 for `warning`, null else: libs/core's health.ts, but for a grant that ends
 * soon, which depends on the time. A test holds both to the same answer.
 */
const COLUMN = `
ALTER TABLE connections ADD COLUMN attention smallint GENERATED ALWAYS AS (CASE
  WHEN state = 'paused' THEN NULL
  WHEN state <> 'active' OR credential_unreadable THEN 1
  WHEN secret_problem IS NOT NULL OR consecutive_failures > 0 OR refresh_failures > 0
    OR (jsonb_typeof(scopes_requested) = 'array' AND NOT ((${GRANTED}) @> scopes_requested))
    OR (last_test_outcome <> 'connected' AND NOT (last_delivery_at IS NOT NULL
      AND (last_test_at IS NULL OR last_delivery_at > last_test_at))) THEN 2
  END) STORED;
`;

const INDEXES = `
CREATE INDEX connections_attention ON connections (site_id, attention, id)
  WHERE attention IS NOT NULL;
CREATE INDEX connections_ending_here ON connections (site_id, grant_expires_at, id)
  WHERE grant_expires_at IS NOT NULL AND state = 'active' AND attention IS NULL;
CREATE INDEX alerts_open_by_kind ON alerts (site_id, kind, id) WHERE resolved_at IS NULL;
`;
