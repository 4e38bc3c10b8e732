import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys that rotate while the service runs, and an audit chain under a key of its own. */
export class KeysAndAudit1763930000000 implements MigrationInterface {
  name = 'KeysAndAudit1763930000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(KEYS);
    await runner.query(AUDIT);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE activity DROP COLUMN version, DROP COLUMN seq;
      ALTER TABLE activity_heads DROP COLUMN seq, DROP COLUMN seal;
      DROP TABLE key_rotations, key_holders, audit_keys;
    `);
  }
}

const KEYS = `
-- Running processes and the master keys each of them has: nothing is wrapped with a master key that
-- one of them lacks.
CREATE TABLE key_holders (
  process_id uuid PRIMARY KEY,
  master_key_ids text[] NOT NULL,
  -- How long it uses a site's data keys before it looks for new ones.
  key_cache_ms integer NOT NULL,
  seen_at timestamptz(3) NOT NULL DEFAULT now()
);

CREATE TABLE key_rotations (
  site_id bigint NOT NULL REFERENCES sites,
  id bigint GENERATED ALWAYS AS IDENTITY,
  -- The data key that everything is sealed with in the end.
  key_id integer NOT NULL,
  status text NOT NULL CHECK (status IN ('running','done','failed')),
  total bigint,
  done bigint NOT NULL DEFAULT 0,
  -- Full passes finished; where the present one stands: a table, and the last row's key there.
  passes integer NOT NULL DEFAULT 0,
  at_table text,
  at_row jsonb,
  -- Rows of the present pass that were sealed with another key, and those of them that do not open.
  found bigint NOT NULL DEFAULT 0,
  undecryptable bigint NOT NULL DEFAULT 0,
  -- Some of the latter by name.
  undecryptable_rows jsonb NOT NULL DEFAULT '[]',
  started_at timestamptz(3) NOT NULL DEFAULT now(),
  -- Nothing more is done before that moment.
  resume_at timestamptz(3) NOT NULL DEFAULT now(),
  finished_at timestamptz(3),
  PRIMARY KEY (site_id, id)
);
CREATE UNIQUE INDEX key_rotations_one_running ON key_rotations (site_id) WHERE status = 'running';
`;

const AUDIT = `
-- One per site, for as long as its audit lives; wrapped by the master key.
CREATE TABLE audit_keys (
  site_id bigint PRIMARY KEY REFERENCES sites,
  wrapped bytea NOT NULL,
  master_key_id text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now()
);

ALTER TABLE activity
  -- 1: a plain SHA-256, from before there was a key. 2: an HMAC with the site's audit key.
  ADD COLUMN version smallint NOT NULL DEFAULT 1,
  -- Counts a site's entries without a gap; of version 1 the order of ids says it.
  ADD COLUMN seq bigint;
-- Not unique: a forged entry must be told by the chain, not keep true ones from being written.
CREATE INDEX activity_by_seq ON activity (site_id, seq) WHERE seq IS NOT NULL;

ALTER TABLE activity_heads
  ADD COLUMN seq bigint NOT NULL DEFAULT 0,
  -- HMAC of count and newest hash; null until the site has an audit key.
  ADD COLUMN seal text;
`;
