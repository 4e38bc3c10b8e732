import type { DataSource } from 'typeorm';
import type { Stream } from '../cast/stream.ts';
import { STREAMS } from '../cast/streams.ts';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import { type Random, randomFrom } from '../random.ts';
import { historyOf } from './history.ts';
import { DAY_MS } from './outages.ts';
import type { PastDelivery } from './past-delivery.ts';
import { type Place, storeHistory } from './store-history.ts';

/** How far back the first start reaches. */
const DAYS = 36;
/** The last minutes belong to what really happens; slow attempts must have ended by then. */
const SETTLED_MS = 5 * 60_000;
/** Gaps shorter than this are left open. */
const WORTH_FILLING_MS = 10 * 60_000;

interface Row extends Place {
  key: string;
  state: string;
  lastAt: Date | null;
}

/**
 * Fills the time since the last log entry: all weeks at the first start, at a later one what passed
 * while the demo was off. Only connections that work have a past to fill.
 *
 * @param placed ids of the demo's connections by key
 * @returns how many log entries were written
 */
export async function fillHistory(
  db: DataSource,
  keyring: Keyring,
  placed: ReadonlyMap<string, number>,
  now: Date,
): Promise<number> {
  const rows = await read(db, placed);
  // As long as the demo runs something happens every half minute, so this is when it ended.
  const endedAt = Math.max(...[...rows.values()].map(({ lastAt }) => lastAt?.getTime() ?? 0));
  // The first past is the same in every demo; a gap is filled differently each time.
  const random = randomFrom(endedAt === 0 ? 42 : endedAt);
  const past: PastDelivery[] = [];
  for (const stream of STREAMS) {
    const row = rows.get(stream.connection);
    if (row?.state === 'active') past.push(...pastOf(stream, endedAt, now, random));
  }
  past.sort((a, b) => a.acceptedAt.getTime() - b.acceptedAt.getTime());
  await storeHistory(db, keyring, past, (key) => rows.get(key)!);
  return past.reduce((sum, { attempts }) => sum + attempts.length, 0);
}

function pastOf(stream: Stream, endedAt: number, now: Date, random: Random): PastDelivery[] {
  const from = endedAt === 0 ? now.getTime() - DAYS * DAY_MS : endedAt;
  const quietMs = endedAt === 0 ? (stream.quietForDays ?? 0) * DAY_MS : 0;
  const to = now.getTime() - Math.max(SETTLED_MS, quietMs);
  if (to - from < WORTH_FILLING_MS) return [];
  return historyOf(stream, { from: new Date(from), to: new Date(to), now }, random);
}

async function read(
  db: DataSource,
  placed: ReadonlyMap<string, number>,
): Promise<Map<string, Row>> {
  const keys = new Map([...placed].map(([key, id]) => [id, key]));
  const rows: Omit<Row, 'key'>[] = await db.query(
    `SELECT c.id, c.site_id AS "siteId", c.display_name AS name, c.state,
            c.connector_type AS "connectorType",
            (SELECT max(l.attempted_at) FROM delivery_log l
              WHERE l.site_id = c.site_id AND l.connection_id = c.id) AS "lastAt"
       FROM connections c WHERE c.id = ANY($1)`,
    [[...keys.keys()]],
  );
  return new Map(rows.map((row) => [keys.get(row.id)!, { ...row, key: keys.get(row.id)! }]));
}
