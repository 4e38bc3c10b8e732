import type { DataSource } from 'typeorm';
import type { LogEntry } from '../log-entry.entity.ts';

/** An entry with its connection's family, which is null once the connection is gone. */
export interface TailEntry extends LogEntry {
  family: string | null;
}

/**
 * Ids are given before entries are committed: an entry may show up that much after others with
 * higher ids. Looking further back would only find what was there before.
 */
const OUT_OF_ORDER = 100_000;

const PAGE = 500;

/** What is committed now, and the highest id so far. */
export async function presentPlace(
  db: Pick<DataSource, 'query'>,
): Promise<{ snapshot: string; id: number }> {
  const [row]: { snapshot: string; id: number }[] = await db.query(
    `SELECT pg_current_snapshot()::text AS snapshot, coalesce(
       pg_sequence_last_value(pg_get_serial_sequence('delivery_log', 'id')::regclass), 0) AS id`,
  );
  return row!;
}

/**
 * Entries of a site that became visible between two snapshots, by id, in pages. Exactly those: what
 * was committed late under an older id is among them, what was read before is not.
 *
 * @param from the id after which to begin
 * @param near an id given out about when the first snapshot was taken
 */
export async function* readTail(
  db: Pick<DataSource, 'query'>,
  siteId: number,
  { before, upTo, from, near }: { before: string; upTo: string; from: number; near: number },
): AsyncGenerator<TailEntry[]> {
  let after = Math.max(from, near - OUT_OF_ORDER);
  for (;;) {
    const page: TailEntry[] = await db.query(NEW, [siteId, after, before, upTo, PAGE]);
    if (page.length > 0) yield page;
    if (page.length < PAGE) return;
    after = page.at(-1)!.id;
  }
}

/** A row's xmin has the lower half of its transaction's number; the upper one is now's or one less. */
const WRITER = `(CASE WHEN l.xmin::text::bigint <= now.low THEN now.high ELSE now.high - 1 END
  * 4294967296 + l.xmin::text::bigint)::text::xid8`;

const NEW = `
SELECT l.id, l.delivery_id, l.connection_id, l.connection_name, l.connector_type,
       l.originating_module, l.event_identifier, l.outcome, l.vendor_response_code, l.error_code,
       l.latency_ms, l.attempt, l.attempted_at, c.family
  FROM (SELECT x / 4294967296 AS high, x % 4294967296 AS low
          FROM (SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS x) xmax) now
 CROSS JOIN delivery_log l
  LEFT JOIN connections c ON c.site_id = l.site_id AND c.id = l.connection_id
 WHERE l.site_id = $1 AND l.id > $2
   AND NOT pg_visible_in_snapshot(${WRITER}, $3::pg_snapshot)
   AND pg_visible_in_snapshot(${WRITER}, $4::pg_snapshot)
 ORDER BY l.id LIMIT $5`;
