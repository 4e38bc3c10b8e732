import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sites and their people, connectors' settings per site, connections, deliveries, log, activity. */
export class Foundation1763800000000 implements MigrationInterface {
  name = 'Foundation1763800000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statements of [PEOPLE, CONNECTORS, CONNECTIONS, DELIVERIES, LOG, RECORDS]) {
      await runner.query(statements);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE IF EXISTS activity, activity_heads, bulk_jobs, idempotency_keys,
        delivery_log, deliveries, usages, oauth_states, connections, connector_flags, oauth_apps,
        login_attempts, sessions, service_tokens, members, roles, users, data_keys, sites CASCADE;
      DROP FUNCTION IF EXISTS create_log_partition(date);
    `);
  }
}

const PEOPLE = `
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE sites (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  slug text NOT NULL UNIQUE,
  name text NOT NULL,
  settings jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now()
);

-- Data keys wrapped by the master key. One is active; older ones stay while rows need them.
CREATE TABLE data_keys (
  site_id bigint NOT NULL REFERENCES sites,
  key_id integer NOT NULL,
  wrapped bytea NOT NULL,
  master_key_id text NOT NULL,
  active boolean NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (site_id, key_id)
);
CREATE UNIQUE INDEX data_keys_one_active ON data_keys (site_id) WHERE active;

CREATE TABLE users (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email text NOT NULL UNIQUE CHECK (email = lower(email)),
  name text NOT NULL,
  password_hash text,
  disabled_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE roles (
  site_id bigint NOT NULL REFERENCES sites,
  id bigint GENERATED ALWAYS AS IDENTITY,
  name text NOT NULL,
  capabilities jsonb NOT NULL,
  built_in boolean NOT NULL DEFAULT false,
  PRIMARY KEY (site_id, id),
  UNIQUE (site_id, name)
);

CREATE TABLE members (
  site_id bigint NOT NULL REFERENCES sites,
  user_id bigint NOT NULL REFERENCES users,
  role_id bigint NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (site_id, user_id),
  FOREIGN KEY (site_id, role_id) REFERENCES roles
);
CREATE INDEX members_by_user ON members (user_id);

CREATE TABLE service_tokens (
  site_id bigint NOT NULL REFERENCES sites,
  id bigint GENERATED ALWAYS AS IDENTITY,
  name text NOT NULL,
  module text NOT NULL,
  prefix text NOT NULL,
  token_hash text NOT NULL UNIQUE,
  capabilities jsonb NOT NULL,
  connections jsonb,
  families jsonb,
  created_by bigint NOT NULL REFERENCES users,
  expires_at timestamptz,
  last_used_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (site_id, id)
);

-- The shape connect-pg-simple expects.
CREATE TABLE sessions (
  sid text PRIMARY KEY,
  sess json NOT NULL,
  expire timestamptz NOT NULL
);
CREATE INDEX sessions_by_expiry ON sessions (expire);

CREATE TABLE login_attempts (
  key text PRIMARY KEY,
  failures integer NOT NULL,
  last_failure_at timestamptz NOT NULL
);
`;

const CONNECTORS = `
CREATE TABLE oauth_apps (
  site_id bigint NOT NULL REFERENCES sites,
  connector_type text NOT NULL,
  client_id text NOT NULL,
  client_secret_blob bytea NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (site_id, connector_type)
);

-- Only exceptions are rows: a connector without one is enabled.
CREATE TABLE connector_flags (
  site_id bigint NOT NULL REFERENCES sites,
  connector_type text NOT NULL,
  enabled boolean NOT NULL,
  PRIMARY KEY (site_id, connector_type)
);
`;

const CONNECTIONS = `
CREATE TABLE connections (
  site_id bigint NOT NULL REFERENCES sites,
  id bigint GENERATED ALWAYS AS IDENTITY,
  connector_type text NOT NULL,
  family text NOT NULL,
  category text NOT NULL,
  display_name text NOT NULL,
  state text NOT NULL CHECK (state IN ('active','paused','auth_expired','auth_revoked','error')),
  state_reason text,
  auth_flow text NOT NULL CHECK (auth_flow IN ('oauth','api_key','signed_token','basic')),
  vendor_account_id text,
  vendor_account_name text,
  settings jsonb NOT NULL DEFAULT '{}',
  scopes_granted jsonb NOT NULL DEFAULT '[]',
  credential_blob bytea,
  refresh_token_blob bytea,
  has_credential boolean GENERATED ALWAYS AS (credential_blob IS NOT NULL) STORED,
  has_refresh_token boolean GENERATED ALWAYS AS (refresh_token_blob IS NOT NULL) STORED,
  -- Counts every stored credential, so that a waiter knows a new one has arrived.
  credential_version integer NOT NULL DEFAULT 1,
  expires_at timestamptz,
  last_test_at timestamptz,
  last_test_outcome text,
  last_delivery_at timestamptz,
  operator_of_record bigint NOT NULL REFERENCES users,
  -- Circuit breaker: retryable failures in a row, and when a test call decides about it.
  consecutive_failures integer NOT NULL DEFAULT 0,
  probe_at timestamptz,
  -- Refresh lease: who refreshes, and until when that stands without renewal.
  refresh_owner uuid,
  refresh_lease_until timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (site_id, id),
  UNIQUE (id)
);
CREATE INDEX connections_by_created ON connections (site_id, created_at, id);
CREATE INDEX connections_by_name ON connections (site_id, display_name, id);
CREATE INDEX connections_by_type ON connections (site_id, connector_type, id);
CREATE INDEX connections_by_state ON connections (site_id, state, id);
CREATE INDEX connections_by_delivery ON connections (site_id, last_delivery_at, id);
CREATE INDEX connections_to_probe ON connections (probe_at) WHERE probe_at IS NOT NULL;
CREATE INDEX connections_search ON connections USING gin (
  (display_name || ' ' || connector_type || ' ' || coalesce(vendor_account_name, '') || ' ' ||
   coalesce(vendor_account_id, '')) gin_trgm_ops
);

-- One row per trip to a vendor's authorization page; the state itself is stored as a hash.
CREATE TABLE oauth_states (
  site_id bigint NOT NULL REFERENCES sites,
  state_hash text PRIMARY KEY,
  session_hash text NOT NULL,
  user_id bigint NOT NULL REFERENCES users,
  connector_type text NOT NULL,
  connection_id bigint,
  payload_blob bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX oauth_states_by_expiry ON oauth_states (expires_at);

CREATE TABLE usages (
  site_id bigint NOT NULL,
  connection_id bigint NOT NULL,
  module text NOT NULL,
  reference text NOT NULL,
  label text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (site_id, connection_id, module, reference),
  FOREIGN KEY (site_id, connection_id) REFERENCES connections ON DELETE CASCADE
);
`;

const DELIVERIES = `
-- The rows are the queue (docs/adr/0003). No foreign key to connections: the history outlives them.
CREATE TABLE deliveries (
  site_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  connection_id bigint NOT NULL,
  action text NOT NULL,
  payload_blob bytea NOT NULL,
  originating_module text NOT NULL,
  event_identifier text NOT NULL,
  status text NOT NULL CHECK (status IN ('pending','held','running','delivered','failed')),
  attempts integer NOT NULL DEFAULT 0,
  -- Attempts already made when the schedule last began anew: at acceptance, or at a manual retry.
  schedule_base integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz,
  lease_owner uuid,
  leased_until timestamptz,
  idempotency_key text,
  created_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  PRIMARY KEY (site_id, id)
) WITH (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.02);
CREATE INDEX deliveries_due ON deliveries (next_attempt_at) WHERE status = 'pending';
CREATE INDEX deliveries_leased ON deliveries (leased_until) WHERE status = 'running';
CREATE INDEX deliveries_held ON deliveries (site_id, connection_id, id) WHERE status = 'held';
CREATE INDEX deliveries_waiting ON deliveries (site_id, connection_id, id) WHERE status = 'pending';
CREATE INDEX deliveries_failed ON deliveries (site_id, connection_id, id) WHERE status = 'failed';
CREATE UNIQUE INDEX deliveries_once ON deliveries (site_id, idempotency_key)
  WHERE idempotency_key IS NOT NULL;
`;

const LOG = `
-- Append-only; one row per attempt. Names are copied, because the log outlives its connection.
CREATE TABLE delivery_log (
  site_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  delivery_id bigint NOT NULL,
  connection_id bigint NOT NULL,
  connection_name text NOT NULL,
  connector_type text NOT NULL,
  originating_module text NOT NULL,
  event_identifier text NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('delivered','retried','failed')),
  vendor_response_code integer,
  error_code text,
  latency_ms integer NOT NULL,
  attempt integer NOT NULL,
  attempted_at timestamptz NOT NULL,
  PRIMARY KEY (site_id, attempted_at, id)
) PARTITION BY RANGE (attempted_at);
CREATE INDEX delivery_log_by_connection ON delivery_log (site_id, connection_id, attempted_at, id);
CREATE INDEX delivery_log_by_delivery ON delivery_log (site_id, delivery_id);
CREATE INDEX delivery_log_search ON delivery_log USING gin (event_identifier gin_trgm_ops);

-- Catches what falls outside the prepared months; empty in healthy operation.
CREATE TABLE delivery_log_default PARTITION OF delivery_log DEFAULT;

CREATE FUNCTION create_log_partition(month date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  first date := date_trunc('month', month);
  name text := 'delivery_log_' || to_char(first, 'YYYY_MM');
BEGIN
  IF to_regclass(name) IS NULL THEN
    EXECUTE format('CREATE TABLE %I PARTITION OF delivery_log FOR VALUES FROM (%L) TO (%L)',
      name, first::timestamp AT TIME ZONE 'UTC', (first + interval '1 month')::timestamp AT TIME ZONE 'UTC');
  END IF;
END $$;
SELECT create_log_partition((now() AT TIME ZONE 'UTC')::date);
SELECT create_log_partition((now() AT TIME ZONE 'UTC' + interval '1 month')::date);
`;

const RECORDS = `
-- Answers of POSTs that create, so that a repeated Idempotency-Key meets the first answer.
CREATE TABLE idempotency_keys (
  site_id bigint NOT NULL,
  caller text NOT NULL,
  key text NOT NULL,
  fingerprint text NOT NULL,
  status integer,
  response_blob bytea,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (site_id, caller, key)
);
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);

CREATE TABLE bulk_jobs (
  site_id bigint NOT NULL REFERENCES sites,
  id bigint GENERATED ALWAYS AS IDENTITY,
  kind text NOT NULL,
  filter jsonb NOT NULL,
  status text NOT NULL,
  total integer NOT NULL DEFAULT 0,
  done integer NOT NULL DEFAULT 0,
  -- Everything up to this id is done; what remains is resumed after a crash.
  position bigint NOT NULL DEFAULT 0,
  ceiling bigint NOT NULL DEFAULT 0,
  lease_until timestamptz,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  PRIMARY KEY (site_id, id)
);

CREATE TABLE activity_heads (
  site_id bigint PRIMARY KEY REFERENCES sites,
  hash text NOT NULL
);
CREATE TABLE activity (
  site_id bigint NOT NULL REFERENCES sites,
  id bigint GENERATED ALWAYS AS IDENTITY,
  at timestamptz NOT NULL,
  actor_kind text NOT NULL,
  actor_id bigint,
  actor_name text NOT NULL,
  action text NOT NULL,
  connection_id bigint,
  connection_name text,
  outcome text NOT NULL,
  before jsonb,
  after jsonb,
  hash text NOT NULL,
  previous_hash text NOT NULL,
  PRIMARY KEY (site_id, id)
);
CREATE INDEX activity_by_connection ON activity (site_id, connection_id, id);
`;
