import type { DataSource } from 'typeorm';

/**
 * Removes what has only a short life: authorization states, idempotency keys, failed sign-ins, what
 * was told, and alerts that have long been over.
 */
export async function purgeExpired(db: DataSource): Promise<void> {
  await db.query(`DELETE FROM oauth_states WHERE expires_at < now() - interval '1 day'`);
  await db.query(`DELETE FROM idempotency_keys WHERE created_at < now() - interval '1 day'`);
  await db.query(`DELETE FROM alerts WHERE resolved_at < now() - interval '90 days'`);
  await db.query(`DELETE FROM alert_messages WHERE finished_at < now() - interval '7 days'`);
  await db.query(`DELETE FROM login_attempts WHERE last_failure_at < now() - interval '1 day'`);
  // No rule is longer than a day and no vendor's word holds for longer: an older count says nothing.
  await db.query(`DELETE FROM rate_limits WHERE used_at < now() - interval '2 days'`);
}
