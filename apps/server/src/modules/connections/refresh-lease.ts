import type { DataSource, EntityManager } from 'typeorm';

/** A living owner renews twice within this; a dead one's lease ends with it. */
export const LEASE_MS = 10_000;

/**
 * Takes the right to refresh a connection's token, over any number of processes.
 *
 * @returns false while another owner holds it
 */
export async function takeLease(
  db: DataSource,
  siteId: number,
  id: number,
  owner: string,
): Promise<boolean> {
  const [, taken]: [unknown, number] = await db.query(
    `UPDATE connections
        SET refresh_owner = $3, refresh_lease_until = clock_timestamp() + $4 * interval '1 ms'
      WHERE site_id = $1 AND id = $2
        AND (refresh_lease_until IS NULL OR refresh_lease_until < clock_timestamp())`,
    [siteId, id, owner, LEASE_MS],
  );
  return taken === 1;
}

/** @returns a function that stops renewing */
export function keepLease(db: DataSource, siteId: number, id: number, owner: string): () => void {
  const timer = setInterval(() => {
    db.query(
      `UPDATE connections SET refresh_lease_until = clock_timestamp() + $4 * interval '1 ms'
        WHERE site_id = $1 AND id = $2 AND refresh_owner = $3`,
      [siteId, id, owner, LEASE_MS],
      // A renewal that fails is tried again; if none succeeds the lease ends, as it should.
    ).catch(() => undefined);
  }, LEASE_MS / 3);
  return () => clearInterval(timer);
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
