import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What lasts and should be known, who has read it, and what is still to be told outside. */
export class Alerts1764020000000 implements MigrationInterface {
  name = 'Alerts1764020000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statements of [ALERTS, TELLING, LOOKING]) await runner.query(statements);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX delivery_log_failures, connections_broken, connections_ending;
      DROP TABLE alert_rounds, alert_lags, alert_messages, alert_channels, alert_webhooks,
        alert_mail, alert_reads, alerts;
    `);
  }
}

const ALERTS = `
CREATE TABLE alerts (
  site_id bigint NOT NULL REFERENCES sites,
  id bigint GENERATED ALWAYS AS IDENTITY,
  kind text NOT NULL,
  severity text NOT NULL,
  -- No foreign key, and names copied: an alert outlives its connection.
  connection_id bigint NOT NULL,
  connection_name text NOT NULL,
  connector_type text NOT NULL,
  family text NOT NULL,
  title text NOT NULL,
  message text NOT NULL,
  count integer NOT NULL,
  opened_at timestamptz(3) NOT NULL,
  last_seen_at timestamptz(3) NOT NULL,
  resolved_at timestamptz(3),
  -- When it opened, opened again, or was resolved.
  changed_at timestamptz(3) NOT NULL,
  -- When mail told that it is there, and that it is over.
  told_open_at timestamptz(3),
  told_resolved_at timestamptz(3),
  PRIMARY KEY (site_id, id)
);
CREATE UNIQUE INDEX alerts_one_open ON alerts (site_id, connection_id, kind)
  WHERE resolved_at IS NULL;
CREATE INDEX alerts_resolved ON alerts (resolved_at) WHERE resolved_at IS NOT NULL;
CREATE INDEX alerts_untold ON alerts (site_id)
  WHERE told_open_at IS NULL OR (resolved_at IS NOT NULL AND told_resolved_at IS NULL);

CREATE TABLE alert_reads (
  site_id bigint NOT NULL,
  alert_id bigint NOT NULL,
  user_id bigint NOT NULL REFERENCES users,
  read_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (site_id, alert_id, user_id),
  FOREIGN KEY (site_id, alert_id) REFERENCES alerts ON DELETE CASCADE
);
`;

const TELLING = `
CREATE TABLE alert_webhooks (
  site_id bigint NOT NULL REFERENCES sites,
  -- One a site for now.
  name text NOT NULL,
  url text NOT NULL,
  secret_blob bytea NOT NULL,
  -- Signs beside the present one for a while after a rotation.
  previous_secret_blob bytea,
  previous_secret_until timestamptz(3),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (site_id, name)
);

-- When a site's last mail was made, and how long the next one waits for that.
CREATE TABLE alert_mail (
  site_id bigint PRIMARY KEY REFERENCES sites,
  last_at timestamptz(3) NOT NULL,
  window_ms bigint NOT NULL
);

-- The outbox: what is to be told to whom. Claimed by moving its time, so that what a dead process
-- held comes back by itself.
CREATE TABLE alert_messages (
  site_id bigint NOT NULL REFERENCES sites,
  id bigint GENERATED ALWAYS AS IDENTITY,
  -- Stable over all attempts: Message-ID of a mail, webhook-id of an event.
  message_id uuid NOT NULL DEFAULT gen_random_uuid(),
  channel text NOT NULL CHECK (channel IN ('mail','webhook')),
  -- A mail's address.
  recipient text,
  content jsonb NOT NULL,
  status text NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting','sent','failed')),
  attempts integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz(3) NOT NULL DEFAULT now(),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  finished_at timestamptz(3),
  PRIMARY KEY (site_id, id)
);
CREATE INDEX alert_messages_due ON alert_messages (channel, next_attempt_at)
  WHERE status = 'waiting';
CREATE INDEX alert_messages_finished ON alert_messages (finished_at) WHERE finished_at IS NOT NULL;

-- How telling went lately.
CREATE TABLE alert_channels (
  site_id bigint NOT NULL REFERENCES sites,
  channel text NOT NULL CHECK (channel IN ('mail','webhook')),
  last_sent_at timestamptz(3),
  last_failed_at timestamptz(3),
  last_error text,
  PRIMARY KEY (site_id, channel)
);
`;

const LOOKING = `
-- When somebody last looked, over all sites; whoever holds its lock looks.
CREATE TABLE alert_rounds (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  looked_at timestamptz(3) NOT NULL
);
INSERT INTO alert_rounds (looked_at) VALUES ('epoch');

-- Connections whose oldest delivery waits for long: the lowest wait, and since when.
CREATE TABLE alert_lags (
  site_id bigint NOT NULL,
  connection_id bigint NOT NULL,
  floor_ms bigint NOT NULL,
  since timestamptz(3) NOT NULL,
  PRIMARY KEY (site_id, connection_id)
);

-- Rows that are seldom there: what is delivered pays nothing for the first, and a connection that
-- works nothing for the second. Whoever calls through the proxy sees a refusal at once, and what an
-- operator cancelled did not fail.
CREATE INDEX delivery_log_failures ON delivery_log (site_id, connection_id, attempted_at)
  WHERE outcome = 'failed' AND error_code IS DISTINCT FROM 'cancelled'
    AND (originating_module <> 'proxy' OR coalesce(vendor_response_code, 500) >= 500);
CREATE INDEX connections_broken ON connections (site_id, id)
  WHERE state IN ('auth_expired', 'auth_revoked', 'error') OR credential_unreadable;
CREATE INDEX connections_ending ON connections (grant_expires_at)
  WHERE grant_expires_at IS NOT NULL;
`;
