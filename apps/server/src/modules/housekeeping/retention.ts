import type { DataSource } from 'typeorm';

const BITE = 5000;

/** Days kept when a site has no setting of its own. */
const DEFAULT_DAYS = 30;

/**
 * Removes log entries and finished deliveries, payloads included, that are older than their site's
 * retention. What is not finished is kept however old it is.
 */
export async function purgeOldDeliveries(db: DataSource): Promise<void> {
  const sites: { id: number; days: number }[] = await db.query(
    `SELECT id, coalesce((settings->>'delivery_log_retention_days')::int, $1) AS days FROM sites`,
    [DEFAULT_DAYS],
  );
  for (const { id, days } of sites) {
    await inBites(
      db,
      `DELETE FROM delivery_log l USING (
         SELECT site_id, attempted_at, id FROM delivery_log
          WHERE site_id = $1 AND attempted_at < now() - $2 * interval '1 day' LIMIT $3) old
        WHERE l.site_id = old.site_id AND l.attempted_at = old.attempted_at AND l.id = old.id`,
      [id, days],
    );
    await inBites(
      db,
      `DELETE FROM deliveries d USING (
         SELECT site_id, id FROM deliveries
          WHERE site_id = $1 AND created_at < now() - $2 * interval '1 day'
            AND finished_at < now() - $2 * interval '1 day' LIMIT $3) old
        WHERE d.site_id = old.site_id AND d.id = old.id`,
      [id, days],
    );
  }
}

async function inBites(db: DataSource, sql: string, parameters: unknown[]): Promise<void> {
  for (;;) {
    const [, removed]: [unknown, number] = await db.query(sql, [...parameters, BITE]);
    if (removed < BITE) return;
  }
}
