import type { DataSource } from 'typeorm';
import { ACME, SITES } from '../cast/sites.ts';
import type { Caller } from './caller.ts';

interface WireSite {
  id: number;
  slug: string;
}

/** Longer than the history the demo makes up, which retention would otherwise eat within the hour. */
const RETENTION_DAYS = 90;

/**
 * The demo's sites with their settings.
 *
 * @returns their ids by slug
 */
export async function prepareSites(
  admin: Caller,
  db: DataSource,
): Promise<ReadonlyMap<string, number>> {
  const known = await admin.list<WireSite>('/api/v1/sites');
  for (const { slug, name, alertAddress } of SITES) {
    if (!known.some((site) => site.slug === slug)) {
      await admin.post('/api/v1/sites', { slug, name });
    }
    const settings = `/api/v1/sites/${slug}/settings`;
    const { body } = await admin.get(settings);
    if ((body['alert_addresses'] as string[]).length > 0) continue;
    await admin.patch(settings, {
      delivery_log_retention_days: RETENTION_DAYS,
      alert_addresses: [alertAddress],
    });
  }
  // The API renames no site; the first one is called Default until somebody does.
  const acme = SITES.find(({ slug }) => slug === ACME)!;
  await db.query(`UPDATE sites SET name = $2 WHERE slug = $1 AND name = 'Default'`, [
    acme.slug,
    acme.name,
  ]);
  const sites = await admin.list<WireSite>('/api/v1/sites');
  return new Map(sites.map(({ slug, id }) => [slug, id]));
}
