import { describe, expect, it } from 'vitest';
import { LeaseWatch, WATCH_MS } from './refresh-lease-watch.ts';

const until = (ms: number) => new Date(1_800_000_000_000 + ms);
const lapsed = (ms: number) => ({ refresh_lease_until: until(ms), lapsed: true });
const living = (ms: number) => ({ refresh_lease_until: until(ms), lapsed: false });

describe('a refresh lease', () => {
  it('is taken at once when it is nobody’s', () => {
    expect(new LeaseWatch().mayTake({ refresh_lease_until: null, lapsed: null }, 0)).toBe(true);
  });

  it('is never taken while it stands', () => {
    const watch = new LeaseWatch();
    expect([0, 1, 2].map((n) => watch.mayTake(living(9), n * WATCH_MS))).toEqual(Array(3).fill(false)); // prettier-ignore
  });

  it('that lapsed is taken only after it was watched without renewal', () => {
    const watch = new LeaseWatch();
    expect(watch.mayTake(lapsed(0), 100)).toBe(false);
    expect(watch.mayTake(lapsed(0), 99 + WATCH_MS)).toBe(false);
    expect(watch.mayTake(lapsed(0), 100 + WATCH_MS)).toBe(true);
  });

  it('that its owner renewed meanwhile is watched from the beginning', () => {
    const watch = new LeaseWatch();
    watch.mayTake(lapsed(0), 0);
    expect(watch.mayTake(living(10), WATCH_MS)).toBe(false);
    expect(watch.mayTake(lapsed(10), 2 * WATCH_MS)).toBe(false);
    expect(watch.mayTake(lapsed(10), 3 * WATCH_MS)).toBe(true);
  });

  it('that lapsed again after a renewal nobody saw is watched from the beginning', () => {
    const watch = new LeaseWatch();
    watch.mayTake(lapsed(0), 0);
    expect(watch.mayTake(lapsed(5), WATCH_MS)).toBe(false);
    expect(watch.mayTake(lapsed(5), 2 * WATCH_MS)).toBe(true);
  });
});
