import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';

/** A living owner renews four times within this; a dead one's lease lapses with it. */
export const LEASE_MS = 10_000;
const RENEW_MS = 2500;
const RENEW_AGAIN_MS = 500;

/** A stranger's view of who refreshes; times by the database's clock. */
export interface LeaseView {
  refresh_lease_until: Date | null;
  lapsed: boolean | null;
}

/**
 * Takes the right to refresh a connection's token, over any number of processes: only a lease that
 * still stands as it was seen, free or lapsed. A row that somebody has locked is left alone, since
 * the lock may be the owner's, about to store.
 *
 * @returns false when somebody was quicker
 */
export async function takeLease(
  db: DataSource,
  siteId: number,
  id: number,
  owner: string,
  seen: LeaseView,
): Promise<boolean> {
  const [, taken]: [unknown, number] = await db.query(
    `UPDATE connections c
        SET refresh_owner = $3, refresh_lease_until = clock_timestamp() + $4 * interval '1 ms'
       FROM (SELECT site_id, id FROM connections
              WHERE site_id = $1 AND id = $2 AND refresh_lease_until IS NOT DISTINCT FROM $5
                AND (refresh_lease_until IS NULL OR refresh_lease_until < clock_timestamp())
                FOR UPDATE SKIP LOCKED) free
      WHERE c.site_id = free.site_id AND c.id = free.id`,
    [siteId, id, owner, LEASE_MS, seen.refresh_lease_until],
  );
  return taken === 1;
}

/**
 * Renews until it is stopped or the lease is somebody else's. One renewal at a time: while the row is
 * locked it waits, and takes effect when the lock goes.
 *
 * @returns a function that stops renewing
 */
export function keepLease(db: DataSource, siteId: number, id: number, owner: string): () => void {
  const stop = new AbortController();
  void renewing(db, siteId, id, owner, stop.signal);
  return () => stop.abort();
}

async function renewing(
  db: DataSource,
  siteId: number,
  id: number,
  owner: string,
  signal: AbortSignal,
): Promise<void> {
  let pause = RENEW_MS;
  for (;;) {
    await sleep(pause, undefined, { signal, ref: false }).catch(() => undefined);
    if (signal.aborted) return;
    try {
      if (!(await renew(db, siteId, id, owner))) return;
      pause = RENEW_MS;
    } catch {
      // The database is away; for others too, so that nobody can see the lease lapse meanwhile.
      pause = RENEW_AGAIN_MS;
    }
  }
}

async function renew(db: DataSource, siteId: number, id: number, owner: string): Promise<boolean> {
  const [, renewed]: [unknown, number] = await db.query(
    `UPDATE connections SET refresh_lease_until = clock_timestamp() + $4 * interval '1 ms'
      WHERE site_id = $1 AND id = $2 AND refresh_owner = $3`,
    [siteId, id, owner, LEASE_MS],
  );
  return renewed === 1;
}

/** Releases only what `owner` still holds. */
export async function releaseLease(
  manager: EntityManager,
  siteId: number,
  id: number,
  owner: string,
): Promise<void> {
  await manager.query(
    `UPDATE connections SET refresh_owner = NULL, refresh_lease_until = NULL
      WHERE site_id = $1 AND id = $2 AND refresh_owner = $3`,
    [siteId, id, owner],
  );
}
