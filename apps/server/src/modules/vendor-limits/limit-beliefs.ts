import type { LimitReading } from '@patchbay/core/limit-reading';
import type { AccountLimit } from './account-limit.ts';

/** What this process last heard that may still be sent, and until when that is worth anything. */
interface Belief {
  left: number;
  until: number;
}

/** As much left as this, where nobody states a limit, is no limit yet; and would cost to count. */
const WORTH_COUNTING = 1000;
/** Accounts beyond this are forgotten, the oldest first; what is forgotten is heard again. */
const MOST = 10_000;

/**
 * What this process believes of accounts, so that of all the answers that tell what is left only the
 * few are written down that tell something new: less than was known.
 */
export class LimitBeliefs {
  private readonly beliefs = new Map<string, Belief>();

  /** @param now epoch milliseconds */
  isNews(key: string, limit: AccountLimit, reading: LimitReading, now: number): boolean {
    if (reading.remaining === 0) return true;
    const belief = this.beliefs.get(key);
    if (belief && belief.until > now) return reading.remaining < belief.left;
    return reading.remaining < (limit.rule?.requests ?? WORTH_COUNTING);
  }

  /** What was reserved and not sent is left after all. */
  raise(key: string, by: number): void {
    const belief = this.beliefs.get(key);
    if (belief) belief.left += by;
  }

  note(key: string, left: number, until: number): void {
    this.beliefs.delete(key);
    this.beliefs.set(key, { left, until });
    if (this.beliefs.size > MOST) this.beliefs.delete(this.beliefs.keys().next().value!);
  }
}
