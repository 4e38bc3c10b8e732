import type { HotDatabase } from '../../platform/database/hot-database.ts';
import type { Account } from './account-limit.ts';
import { byAccount } from './account-key.ts';

/** Part of a grant that was not sent after all. */
export interface Unused extends Account {
  /** As the grant told them. */
  slot: number | null;
  toldUntil: Date | null;
  unused: number;
}

const GIVE_BACK = `
SELECT give_back_calls($1::bigint[], $2::text[], $3::bigint[], $4::timestamptz[], $5::integer[])`;

export async function giveBackCalls(db: HotDatabase, unused: readonly Unused[]): Promise<void> {
  const sorted = [...unused].sort(byAccount);
  await db.query('give-back-calls', GIVE_BACK, [
    sorted.map(({ siteId }) => siteId),
    sorted.map(({ account }) => account),
    sorted.map(({ slot }) => slot),
    sorted.map(({ toldUntil }) => toldUntil),
    sorted.map((one) => one.unused),
  ]);
}
