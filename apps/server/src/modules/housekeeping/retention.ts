import type { DataSource } from 'typeorm';
import { inBites } from '../../platform/database/in-bites.ts';
import { RETENTION_DAYS } from '../delivery-log/log-retention.service.ts';

const BITE = 5000;

/**
 * Removes finished deliveries, their payloads and files included, that are older than their site's
 * retention, and the log entries of sites that keep them for less time than another: what all of
 * them have passed goes with its month. What is not finished is kept however old it is.
 */
export async function purgeOldDeliveries(db: DataSource): Promise<void> {
  const sites: { id: number; days: number; longest: number }[] = await db.query(
    `SELECT id, ${RETENTION_DAYS} AS days, max(${RETENTION_DAYS}) OVER () AS longest FROM sites`,
  );
  for (const { id, days, longest } of sites) {
    if (days < longest) {
      await inBites(
        db,
        `DELETE FROM delivery_log l USING (
           SELECT site_id, attempted_at, id FROM delivery_log
            WHERE site_id = $1 AND attempted_at < now() - $2 * interval '1 day' LIMIT $3) old
          WHERE l.site_id = old.site_id AND l.attempted_at = old.attempted_at AND l.id = old.id`,
        [id, days],
        BITE,
      );
    }
    await inBites(
      db,
      `WITH old AS (
         SELECT site_id, id FROM deliveries
          WHERE site_id = $1 AND created_at < now() - $2 * interval '1 day'
            AND finished_at < now() - $2 * interval '1 day' LIMIT $3),
       files AS (
         DELETE FROM delivery_files f USING old
          WHERE f.site_id = old.site_id AND f.delivery_id = old.id)
       DELETE FROM deliveries d USING old
        WHERE d.site_id = old.site_id AND d.id = old.id`,
      [id, days],
      BITE,
    );
  }
}
