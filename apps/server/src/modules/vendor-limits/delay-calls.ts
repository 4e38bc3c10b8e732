import type { HotDatabase } from '../../platform/database/hot-database.ts';
import { byAccount } from './account-key.ts';
import type { Account } from './account-limit.ts';

/** Calls that reached the vendor later than the slot they were counted in. */
export interface LateCalls extends Account {
  fromSlot: number;
  toSlot: number;
  late: number;
}

const DELAY = `
SELECT delay_calls($1::bigint[], $2::text[], $3::bigint[], $4::bigint[], $5::integer[])`;

export async function delayCalls(db: HotDatabase, calls: readonly LateCalls[]): Promise<void> {
  const sorted = [...calls].sort(byAccount);
  await db.query('delay-calls', DELAY, [
    sorted.map(({ siteId }) => siteId),
    sorted.map(({ account }) => account),
    sorted.map(({ fromSlot }) => fromSlot),
    sorted.map(({ toSlot }) => toSlot),
    sorted.map(({ late }) => late),
  ]);
}
