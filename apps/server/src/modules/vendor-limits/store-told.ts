import type { HotDatabase } from '../../platform/database/hot-database.ts';
import { byAccount } from './account-key.ts';
import type { Account } from './account-limit.ts';

/** What a vendor said is left, and for how long that stands. */
export interface Told extends Account {
  remaining: number;
  forMs: number;
}

/**
 * A vendor has several limits and tells now one and now another, so less left replaces more, a longer
 * wait for nothing replaces a shorter one, and anything replaces what has ended.
 */
const STORE = `
INSERT INTO rate_limits AS r (site_id, account, vendor_left, vendor_until)
SELECT site, account, remaining, clock_timestamp() + for_ms * interval '1 millisecond'
  FROM unnest($1::bigint[], $2::text[], $3::integer[], $4::bigint[])
    AS told (site, account, remaining, for_ms)
    ON CONFLICT (site_id, account) DO UPDATE
   SET vendor_left = excluded.vendor_left, vendor_until = excluded.vendor_until,
       used_at = clock_timestamp()
 WHERE r.vendor_left IS NULL OR r.vendor_until IS NULL OR r.vendor_until <= clock_timestamp()
    OR excluded.vendor_left < r.vendor_left
    OR (excluded.vendor_left = r.vendor_left AND excluded.vendor_until > r.vendor_until)`;

/** @param told each account once */
export async function storeTold(db: HotDatabase, told: readonly Told[]): Promise<void> {
  const sorted = [...told].sort(byAccount);
  await db.query('store-told', STORE, [
    sorted.map(({ siteId }) => siteId),
    sorted.map(({ account }) => account),
    sorted.map(({ remaining }) => remaining),
    sorted.map(({ forMs }) => forMs),
  ]);
}
