import type { DataSource } from 'typeorm';
import type { MailContent } from './compose-mail.ts';
import type { AlertEvent } from './enqueue-events.ts';

export type AlertChannel = 'mail' | 'webhook';

/** A message of the outbox, claimed by this process for a while. */
export interface AlertMessage {
  site_id: number;
  id: number;
  message_id: string;
  channel: AlertChannel;
  recipient: string | null;
  content: MailContent | AlertEvent;
  /** This one included. */
  attempts: number;
  created_at: Date;
}

/**
 * Claims what is due, the longest due first: each by one process only, for `leaseMs`. What a process
 * does not finish in that time is due again.
 */
export async function claimMessages(
  db: DataSource,
  channel: AlertChannel,
  leaseMs: number,
  room: number,
): Promise<AlertMessage[]> {
  const [claimed]: [AlertMessage[], number] = await db.query(
    `UPDATE alert_messages m
        SET attempts = m.attempts + 1, next_attempt_at = now() + $2 * interval '1 ms'
       FROM (SELECT site_id, id FROM alert_messages
              WHERE status = 'waiting' AND channel = $1 AND next_attempt_at <= now()
              ORDER BY next_attempt_at LIMIT $3 FOR UPDATE SKIP LOCKED) due
      WHERE m.site_id = due.site_id AND m.id = due.id
      RETURNING m.site_id, m.id, m.message_id, m.channel, m.recipient, m.content, m.attempts,
        m.created_at`,
    [channel, leaseMs, room],
  );
  return claimed;
}

/** What became of an attempt. `retryInMs` null: that was the last one. */
export type MessageEnd = { sent: true } | { sent: false; error: string; retryInMs: number | null };

/** Stores an end, unless the claim has passed to another process meanwhile. */
export async function endMessage(
  db: DataSource,
  message: AlertMessage,
  end: MessageEnd,
): Promise<void> {
  const again = !end.sent && end.retryInMs !== null;
  const status = end.sent ? 'sent' : again ? 'waiting' : 'failed';
  await db.query(
    `WITH ended AS (
       UPDATE alert_messages SET status = $4,
              next_attempt_at = CASE WHEN $4 = 'waiting' THEN now() + $5 * interval '1 ms'
                ELSE next_attempt_at END,
              finished_at = CASE WHEN $4 = 'waiting' THEN NULL ELSE now() END
        WHERE site_id = $1 AND id = $2 AND attempts = $3 AND status = 'waiting'
       RETURNING channel)
     INSERT INTO alert_channels AS c (site_id, channel, last_sent_at, last_failed_at, last_error)
     SELECT $1, channel, CASE WHEN $6::text IS NULL THEN now() END,
            CASE WHEN $6::text IS NOT NULL THEN now() END, $6 FROM ended
     ON CONFLICT (site_id, channel) DO UPDATE
       SET last_sent_at = coalesce(excluded.last_sent_at, c.last_sent_at),
           last_failed_at = coalesce(excluded.last_failed_at, c.last_failed_at),
           last_error = coalesce(excluded.last_error, c.last_error)`,
    [
      ...[message.site_id, message.id, message.attempts, status],
      ...[again ? end.retryInMs : 0, end.sent ? null : end.error],
    ],
  );
}

/** A receiver that is away gets one message after a while, not all that wait for it at once. */
export async function holdBack(db: DataSource, siteId: number, ms: number): Promise<void> {
  await db.query(
    `UPDATE alert_messages SET next_attempt_at = now() + $2 * interval '1 ms'
      WHERE site_id = $1 AND channel = 'webhook' AND status = 'waiting'
        AND next_attempt_at < now() + $2 * interval '1 ms'`,
    [siteId, ms],
  );
}
