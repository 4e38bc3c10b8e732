import type { DataSource } from 'typeorm';
import { inBites } from '../../../platform/database/in-bites.ts';
import { RETENTION_DAYS } from '../log-retention.service.ts';

const BITE = 5000;

/**
 * Removes the sums that a site's retention has passed. Entries before that time are on their way out
 * too; it is written down first, because a site that keeps more one day shows what is left of them,
 * and that can then be counted from the entries alone.
 */
export async function removeOldStats(db: DataSource): Promise<void> {
  const floors: { site_id: number; since: Date }[] = await db.query(
    `INSERT INTO delivery_stats_floors AS f (site_id, since)
     SELECT id, date_trunc('hour', now() - ${RETENTION_DAYS} * interval '1 day', 'UTC')
              + interval '1 hour' FROM sites
     ON CONFLICT (site_id) DO UPDATE SET since = greatest(f.since, excluded.since)
     RETURNING site_id, since`,
  );
  for (const { site_id, since } of floors) {
    await inBites(
      db,
      `DELETE FROM delivery_stats WHERE ctid IN (
         SELECT ctid FROM delivery_stats WHERE site_id = $1 AND at < $2 LIMIT $3)`,
      [site_id, since],
      BITE,
    );
  }
}
