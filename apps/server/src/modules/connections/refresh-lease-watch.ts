import type { LeaseView } from './refresh-lease.ts';

/** Longer than an owner goes between two renewals. */
export const WATCH_MS = 3000;

/**
 * Decides when a lease may be taken: at once when it is nobody's, and when it lapsed only after it
 * was seen lapsed and not renewed for `WATCH_MS`. Where the database was away, the owner's renewals
 * failed together with everybody's looks; this gives a living owner the time to come back first.
 */
export class LeaseWatch {
  private lapsed: { until: number; since: number } | null = null;

  /** @param now milliseconds of a clock that never goes back */
  mayTake(view: LeaseView, now: number): boolean {
    if (view.refresh_lease_until === null) return true;
    const until = view.refresh_lease_until.getTime();
    if (!view.lapsed) {
      this.lapsed = null;
      return false;
    }
    if (this.lapsed?.until !== until) this.lapsed = { until, since: now };
    return now - this.lapsed.since >= WATCH_MS;
  }
}
