import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';

/** A living owner renews four times within this; a dead one's lease lapses with it. */
export const LEASE_MS = 10_000;
const RENEW_MS = 2500;
const RENEW_AGAIN_MS = 500;

/**
 * The connections that stand on the grant of connection `$2` of site `$1`: they have one refresh token,
 * so they have one lease, which is written on all of them.
 */
export const ON_SAME_GRANT = `site_id = $1
  AND grant_id = (SELECT grant_id FROM connections WHERE site_id = $1 AND id = $2)`;

/** Locked in the one order in which a grant's connections are locked everywhere. */
const HELD = `(SELECT id FROM connections WHERE ${ON_SAME_GRANT} AND refresh_owner = $3
  ORDER BY id FOR UPDATE) AS held`;

/** A stranger's view of who refreshes; times by the database's clock, the latest of the grant's. */
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
    `WITH members AS (
       SELECT id, refresh_lease_until AS until FROM connections
        WHERE ${ON_SAME_GRANT} ORDER BY id FOR UPDATE SKIP LOCKED
     ), free AS (
       SELECT 1 FROM members
       HAVING count(*) = (SELECT count(*) FROM connections WHERE ${ON_SAME_GRANT})
          AND max(until) IS NOT DISTINCT FROM $5
          AND coalesce(max(until) < clock_timestamp(), true)
     )
     UPDATE connections c
        SET refresh_owner = $3, refresh_lease_until = clock_timestamp() + $4 * interval '1 ms'
       FROM members, free
      WHERE c.site_id = $1 AND c.id = members.id`,
    [siteId, id, owner, LEASE_MS, seen.refresh_lease_until],
  );
  return taken > 0;
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
    `UPDATE connections c SET refresh_lease_until = clock_timestamp() + $4 * interval '1 ms'
       FROM ${HELD} WHERE c.site_id = $1 AND c.id = held.id`,
    [siteId, id, owner, LEASE_MS],
  );
  return renewed > 0;
}

/** Releases only what `owner` still holds. */
export async function releaseLease(
  manager: EntityManager,
  siteId: number,
  id: number,
  owner: string,
): Promise<void> {
  await manager.query(
    `UPDATE connections c SET refresh_owner = NULL, refresh_lease_until = NULL
       FROM ${HELD} WHERE c.site_id = $1 AND c.id = held.id`,
    [siteId, id, owner],
  );
}
