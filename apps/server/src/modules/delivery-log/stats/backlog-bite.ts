import type { EntityManager } from 'typeorm';
import { RETENTION_DAYS } from '../log-retention.service.ts';

const HOUR_MS = 3_600_000;

/** Whole hours of entries that are in no sum. */
export interface Bite {
  from: Date;
  /** Null for all since. */
  until: Date | null;
}

/**
 * The newest hours that no sum holds, at most `hours` of them; those without entries are passed
 * over, and what every site's retention has passed is left alone.
 *
 * @param rolledFrom null when there are no sums at all
 * @returns null when nothing is left
 */
export async function nextBite(
  manager: EntityManager,
  rolledFrom: Date | null,
  hours: number,
): Promise<Bite | null> {
  const [row] = (await manager.query(
    `SELECT date_trunc('hour', now(), 'UTC') AS hour,
            date_trunc('hour', min(now() - ${RETENTION_DAYS} * interval '1 day'), 'UTC') AS oldest,
            max(newest) AS newest
       FROM sites s LEFT JOIN LATERAL (
         SELECT attempted_at AS newest FROM delivery_log l
          WHERE l.site_id = s.id AND attempted_at < $1
          ORDER BY attempted_at DESC LIMIT 1) n ON true`,
    [rolledFrom],
  )) as { hour: Date; oldest: Date | null; newest: Date | null }[];
  const { hour, oldest, newest } = row!;
  if (!rolledFrom) return { from: hour, until: null };
  if (!oldest || rolledFrom <= oldest) return null;
  if (!newest || newest < oldest) return { from: oldest, until: rolledFrom };
  const end = Math.floor(newest.getTime() / HOUR_MS + 1) * HOUR_MS;
  return {
    from: new Date(Math.max(end - hours * HOUR_MS, oldest.getTime())),
    until: rolledFrom,
  };
}
