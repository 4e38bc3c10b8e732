import type { DataSource } from 'typeorm';

/** Removes what has only a short life: authorization states, idempotency keys, failed sign-ins. */
export async function purgeExpired(db: DataSource): Promise<void> {
  await db.query(`DELETE FROM oauth_states WHERE expires_at < now() - interval '1 day'`);
  await db.query(`DELETE FROM idempotency_keys WHERE created_at < now() - interval '1 day'`);
  await db.query(`DELETE FROM login_attempts WHERE last_failure_at < now() - interval '1 day'`);
}
