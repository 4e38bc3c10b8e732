import type { DataSource } from 'typeorm';

/** Days kept when a site has no setting of its own. */
export const DEFAULT_RETENTION_DAYS = 30;

/** How many days a site keeps, as SQL over a row of `sites`. */
export const RETENTION_DAYS = `coalesce((settings->>'delivery_log_retention_days')::int, ${DEFAULT_RETENTION_DAYS})`;

/**
 * Where the site's log begins. What is older is shown to nobody, whether or not it has been removed
 * yet.
 */
export async function keptSince(db: Pick<DataSource, 'query'>, siteId: number): Promise<Date> {
  const [row]: { since: Date }[] = await db.query(
    `SELECT now() - ${RETENTION_DAYS} * interval '1 day' AS since FROM sites WHERE id = $1`,
    [siteId],
  );
  if (!row) throw new Error(`no site ${siteId}`);
  return row.since;
}
