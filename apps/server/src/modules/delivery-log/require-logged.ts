import type { DataSource } from 'typeorm';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { notFound } from '../../platform/errors/problem.ts';

/**
 * The log outlives its connection, so a connection is one of the site's also while only entries tell
 * of it. Asked once a page is empty: whatever has entries to show is known by them.
 *
 * @throws ProblemError 404 for one the site does not have, or the caller cannot see
 */
export async function requireLogged(
  db: DataSource,
  scope: SiteScope,
  id: number,
  keptSince: Date,
): Promise<void> {
  const [{ family, logged }]: [{ family: string | null; logged: boolean }] = await db.query(
    `SELECT (SELECT family FROM connections WHERE site_id = $1 AND id = $2),
            EXISTS (SELECT FROM delivery_log
                     WHERE site_id = $1 AND connection_id = $2 AND attempted_at >= $3) AS logged`,
    [scope.siteId, id, keptSince],
  );
  const known = family === null ? logged : scope.sees({ connectionId: id, family });
  if (!known) throw notFound('connection');
}
