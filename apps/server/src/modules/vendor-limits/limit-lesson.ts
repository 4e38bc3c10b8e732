import type { LimitReading } from '@patchbay/core/limit-reading';
import type { AccountLimit } from './account-limit.ts';
import type { Told } from './store-told.ts';

/** No vendor's word stops its account for longer; by then the next answer has told more. */
const LONGEST_MS = 86_400_000;
/** Where a vendor does not say when its limit renews: as long as the limit's own, within bounds. */
const UNSAID_MS = 1000;
const LONGEST_UNSAID_MS = 60_000;
/** A call that leaves the moment a limit renews may arrive before: the answer was on its way, too. */
const LATER_MS = 200;
/** What an integer of PostgreSQL holds, and more than anybody sends in a day. */
const MOST = 2 ** 31 - 1;

/** What is to be remembered of a reading; null when it has ended already. */
export function lessonOf(limit: AccountLimit, reading: LimitReading): Told | null {
  const unsaid = Math.min(limit.rule?.perMs ?? UNSAID_MS, LONGEST_UNSAID_MS);
  const forMs = Math.min(reading.resetMs ?? unsaid, LONGEST_MS);
  if (!(forMs > 0) || !(reading.remaining >= 0)) return null;
  return {
    siteId: limit.siteId,
    account: limit.account,
    remaining: Math.min(Math.floor(reading.remaining), MOST),
    forMs: Math.ceil(forMs + LATER_MS),
  };
}

/** Of two lessons about one account, the one that holds back more. */
export function stricter(a: Told, b: Told): Told {
  if (a.remaining !== b.remaining) return a.remaining < b.remaining ? a : b;
  return a.forMs >= b.forMs ? a : b;
}
