import type { HotDatabase } from '../../../platform/database/hot-database.ts';

/** Bounded, so that an hour's retries after an outage lock nothing for long. */
const BITE = 1000;

const PROMOTE = `
WITH come AS (
  SELECT d.ctid AS tid FROM deliveries d
   WHERE d.status = 'pending' AND d.next_attempt_at <= now()
   ORDER BY d.next_attempt_at LIMIT ${BITE} FOR UPDATE SKIP LOCKED)
UPDATE deliveries d SET next_attempt_at = NULL FROM come WHERE d.ctid = come.tid
RETURNING d.id`;

/** Makes deliveries due whose time has come. @returns how many */
export async function promoteTimed(db: HotDatabase): Promise<number> {
  const come = await db.query('promote-timed', PROMOTE, []);
  return come.length;
}
