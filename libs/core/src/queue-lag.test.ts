import { describe, expect, it } from 'vitest';
import { LAG_GROWS_MS, LAG_NOTICE_MS, type LagWatch, watchLag } from './queue-lag.ts';

const MINUTE = 60_000;

/** What looks a minute apart make of these waits, in minutes. */
function growing(...lags: number[]): boolean[] {
  let watch: LagWatch | null = null;
  return lags.map((lag, n) => {
    const look = watchLag(watch, lag * MINUTE, n * MINUTE);
    watch = look.watch;
    return look.growing;
  });
}

describe('watchLag', () => {
  it('says nothing of a wait under five minutes, however it changes', () => {
    expect(growing(1, 2, 3, 4, 4.9, 4.9, 4.9, 4.9, 4.9, 4.9)).not.toContain(true);
  });

  it('tells a wait that has not got shorter for five minutes', () => {
    expect(growing(5, 6, 7, 8, 9, 10)).toEqual([false, false, false, false, false, true]);
    expect(growing(5, 5, 5, 5, 5, 5).at(-1)).toBe(true);
  });

  it('lets an old backlog be worked off', () => {
    expect(growing(600, 590, 500, 300, 200, 100, 50, 10, 6)).not.toContain(true);
  });

  it('begins anew with each wait shorter than all before', () => {
    expect(growing(20, 21, 22, 23, 19, 20, 21, 22, 23, 24)).toEqual([
      ...Array.from({ length: 9 }, () => false),
      true,
    ]);
  });

  it('forgets what has caught up', () => {
    expect(watchLag({ floorMs: LAG_NOTICE_MS, since: 0 }, LAG_NOTICE_MS - 1, LAG_GROWS_MS)).toEqual(
      { watch: null, growing: false },
    );
  });
});
