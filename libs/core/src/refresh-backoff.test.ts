import { describe, expect, it } from 'vitest';
import { refreshBackoffMs } from './refresh-backoff.ts';

const MINUTE = 60_000;

describe('after failed refreshes a token address is left alone', () => {
  it('a second at first, then twice as long each time, a quarter of an hour at most', () => {
    const delays = [1, 2, 3, 4, 10, 11, 50, 1e9].map((n) => refreshBackoffMs(n, undefined, 0));
    expect(delays).toEqual([1, 2, 4, 8, 512, 900, 900, 900].map((s) => s * 1000));
  });

  it('up to half as long again by chance', () => {
    expect(refreshBackoffMs(11, undefined, 0.999999)).toBeCloseTo(22.5 * MINUTE, -2);
  });

  it('at least as long as the vendor asked for', () => {
    expect(refreshBackoffMs(1, 90_000, 0)).toBe(90_000);
    expect(refreshBackoffMs(1, 0, 0)).toBe(1000);
  });

  it('a day and a half at most, whatever the vendor asked for', () => {
    expect(refreshBackoffMs(1, Infinity, 0.999999)).toBeLessThanOrEqual(36 * 60 * MINUTE);
  });
});
