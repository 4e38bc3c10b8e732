import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { RETENTION_DAYS } from '../delivery-log/log-retention.service.ts';

const NAME = String.raw`^delivery_log_\d{4}_\d{2}$`;

/** How long everybody may queue behind the wish for the lock, how often it is tried, and how apart. */
const LOCK_WAIT = '200ms';
const TRIES = 60;
const PAUSE_MS = 1000;

/** `lock_not_available`, https://www.postgresql.org/docs/current/errcodes-appendix.html */
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Drops the months that every site's retention has passed. A month is taken out of the log first,
 * which locks the log for the few milliseconds of a change to the catalogue, and dropped once nobody
 * can reach it any more; how large it is makes no difference to anyone. PostgreSQL refuses
 * `DETACH … CONCURRENTLY` beside a default partition, so the short lock is asked for impatiently
 * instead: readers that do not end in time are let by, and it is tried again.
 */
export async function dropOldPartitions(
  db: DataSource,
  { pauseMs = PAUSE_MS, tries = TRIES } = {},
): Promise<void> {
  for (const name of await expired(db)) await detach(db, name, tries, pauseMs);
  // What a process left behind that was stopped in between is among them.
  for (const name of await detached(db)) await db.query(`DROP TABLE IF EXISTS "${name}"`);
}

async function expired(db: DataSource): Promise<string[]> {
  const rows: { name: string }[] = await db.query(
    `SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
      WHERE i.inhparent = 'delivery_log'::regclass AND c.relname ~ $1
        AND (to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month') AT TIME ZONE 'UTC'
          <= (SELECT now() - max(${RETENTION_DAYS}) * interval '1 day' FROM sites)
      ORDER BY 1`,
    [NAME],
  );
  return rows.map(({ name }) => name);
}

async function detached(db: DataSource): Promise<string[]> {
  const rows: { name: string }[] = await db.query(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_class log ON log.oid = 'delivery_log'::regclass
      WHERE c.relkind = 'r' AND c.relnamespace = log.relnamespace AND c.relname ~ $1
        AND NOT EXISTS (SELECT 1 FROM pg_inherits i WHERE i.inhrelid = c.oid)`,
    [NAME],
  );
  return rows.map(({ name }) => name);
}

async function detach(db: DataSource, name: string, tries: number, pauseMs: number): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await db.transaction(async (manager) => {
        await manager.query(`SET LOCAL lock_timeout = '${LOCK_WAIT}'`);
        await manager.query(`ALTER TABLE delivery_log DETACH PARTITION "${name}"`);
      });
      return;
    } catch (error) {
      const busy = (error as { code?: string }).code === LOCK_NOT_AVAILABLE;
      if (!busy || attempt === tries) throw error;
      await sleep(pauseMs);
    }
  }
}
