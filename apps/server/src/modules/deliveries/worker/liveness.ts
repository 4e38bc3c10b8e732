import type { DataSource } from 'typeorm';

export const HEARTBEAT_MS = 2000;

/** A worker silent for so long is dead; what it held is sent by another. */
export const SILENCE = `interval '10 seconds'`;

/** Three heartbeats in time: by then every living worker has been heard again. */
export const STEADY_MS = 6000;

/** A worker that could not say so for this long sends nothing more before it has. */
export const TRUSTED_MS = 7000;

export async function heartbeat(db: DataSource, worker: string): Promise<void> {
  await db.query(
    `INSERT INTO delivery_workers (id) VALUES ($1) ON CONFLICT (id) DO UPDATE SET seen_at = now()`,
    [worker],
  );
}

export async function signOff(db: DataSource, worker: string): Promise<void> {
  await db.query('DELETE FROM delivery_workers WHERE id = $1', [worker]);
}

/**
 * Takes back what dead workers held. Nobody is dead while the database itself has only just come
 * up: the living could not say so. See `Steadiness` for when a worker may do this.
 *
 * @returns how many deliveries were taken back
 */
export async function reclaimFromDead(db: DataSource): Promise<number> {
  const [, reclaimed]: [unknown, number] = await db.query(
    `UPDATE deliveries d SET status = 'pending', lease_owner = NULL, next_attempt_at = NULL
      WHERE d.status = 'running'
        AND pg_postmaster_start_time() < now() - ${SILENCE}
        AND NOT EXISTS (SELECT 1 FROM delivery_workers w
                         WHERE w.id = d.lease_owner AND w.seen_at > now() - ${SILENCE})`,
  );
  await db.query(`DELETE FROM delivery_workers WHERE seen_at < now() - interval '1 hour'`);
  return reclaimed;
}
