import type { HotDatabase } from '../../platform/database/hot-database.ts';
import type { AccountLimit } from './account-limit.ts';
import { byAccount } from './account-key.ts';

/**
 * Who is behind calls: work that can wait for hours, somebody who waits for the answer, or what is
 * made in any case and only has to be known of (docs/adr/0020).
 */
export type CallKind = 'queued' | 'interactive' | 'counted';

/** Calls somebody would like to make in the name of an account. */
export interface Want extends AccountLimit {
  kind: CallKind;
  wanted: number;
}

/** What the database granted of a want. */
export interface Granted {
  granted: number;
  /** Milliseconds until there may be more; 0 when there is more now. */
  waitMs: number;
  /** Where it is counted, so that it can be given back; null where no rule counts. */
  slot: number | null;
  /** Until when the vendor's own count stands that it was taken from; null where there is none. */
  toldUntil: Date | null;
  /** What could still be granted; null where nothing limits. */
  left: number | null;
}

interface Row {
  granted: number;
  wait_ms: number | string;
  slot: number | string | null;
  told_until: Date | null;
  left_over: number | null;
}

const RESERVE = `
SELECT granted, wait_ms, slot, told_until, left_over
  FROM reserve_calls($1::bigint[], $2::text[], $3::integer[], $4::integer[], $5::integer[],
                     $6::text[])`;

/** Asks for all of them with one statement. @returns in the order of the wants */
export async function reserveCalls(db: HotDatabase, wants: readonly Want[]): Promise<Granted[]> {
  const order = wants.map((want, place) => ({ want, place }));
  order.sort((a, b) => byAccount(a.want, b.want));
  const sorted = order.map(({ want }) => want);
  const rows = await db.query<Row>('reserve-calls', RESERVE, [
    sorted.map(({ siteId }) => siteId),
    sorted.map(({ account }) => account),
    sorted.map(({ rule }) => rule?.requests ?? null),
    sorted.map(({ rule }) => rule?.perMs ?? null),
    sorted.map(({ wanted }) => wanted),
    sorted.map(({ kind }) => kind),
  ]);
  const granted: Granted[] = [];
  for (const [index, { place }] of order.entries()) granted[place] = toGranted(rows[index]!);
  return granted;
}

function toGranted(row: Row): Granted {
  return {
    granted: row.granted,
    waitMs: Number(row.wait_ms),
    slot: row.slot === null ? null : Number(row.slot),
    toldUntil: row.told_until,
    left: row.left_over,
  };
}
