import type { DataSource } from 'typeorm';

/**
 * Entries from which a month gets the indexes of the sorts by latency and by code. They cost a
 * delivery more than all other indexes of the log together, and below this sorting takes some
 * milliseconds without them.
 */
const WORTH_AN_INDEX = 50_000;

/** The outcome before the value: a list of one outcome reads one range, of several merged ones. */
const INDEXES: Readonly<Record<string, string>> = {
  by_latency: 'site_id, outcome, latency_ms, attempted_at, id',
  by_connection_latency: 'site_id, connection_id, outcome, latency_ms, attempted_at, id',
  by_code: 'site_id, outcome, vendor_response_code, attempted_at, id',
  by_connection_code: 'site_id, connection_id, outcome, vendor_response_code, attempted_at, id',
};

/** Makes what is missing, one index at a time, while reading and writing go on. */
export async function prepareLogSorts(db: DataSource, worth = WORTH_AN_INDEX): Promise<void> {
  const partitions: { name: string }[] = await db.query(
    `SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
      WHERE i.inhparent = 'delivery_log'::regclass AND NOT i.inhdetachpending`,
  );
  for (const { name } of partitions) {
    if (!(await holds(db, name, worth))) continue;
    for (const [suffix, columns] of Object.entries(INDEXES)) {
      await makeIndex(db, name, `${name}_${suffix}`, columns);
    }
  }
}

/** Counted no further than needed: estimates are as old as the last vacuum. */
async function holds(db: DataSource, partition: string, entries: number): Promise<boolean> {
  const found: unknown[] = await db.query(`SELECT 1 FROM "${partition}" OFFSET $1 LIMIT 1`, [
    Math.max(0, entries - 1),
  ]);
  return found.length > 0;
}

async function makeIndex(
  db: DataSource,
  partition: string,
  name: string,
  columns: string,
): Promise<void> {
  const [index]: { valid: boolean }[] = await db.query(
    'SELECT indisvalid AS valid FROM pg_index WHERE indexrelid = to_regclass($1)',
    [name],
  );
  if (index?.valid) return;
  // Left behind by a process that was stopped while it made it.
  if (index) await db.query(`DROP INDEX CONCURRENTLY "${name}"`);
  await db.query(`CREATE INDEX CONCURRENTLY "${name}" ON "${partition}" (${columns})`);
}
