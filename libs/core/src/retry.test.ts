import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { LONGEST_RETRY_AFTER_MS, nextAttempt } from './retry.ts';

const SCHEDULE = [1000, 4000, 16_000];
const NOW = 1_700_000_000_000;
const after = (attempt: number, retryAfterMs?: number, random = 0) =>
  nextAttempt(
    SCHEDULE,
    { attempt, ...(retryAfterMs !== undefined && { retryAfterMs }) },
    NOW,
    random,
  );

describe('the next attempt', () => {
  it('comes 1 s, 4 s and 16 s after the first, second and third failure, then never', () => {
    expect([1, 2, 3, 4].map((attempt) => after(attempt))).toEqual([
      NOW + 1000,
      NOW + 4000,
      NOW + 16_000,
      null,
    ]);
  });

  it('never comes without a schedule', () => {
    expect(nextAttempt([], { attempt: 1 }, NOW, 0)).toBeNull();
  });

  it('is spread over a fifth of the delay', () => {
    expect(after(3, undefined, 0.5)).toBe(NOW + 17_600);
    expect(after(3, undefined, 0.999999)).toBeLessThanOrEqual(NOW + 19_200);
  });

  it('waits as long as the vendor asks, not less', () => {
    expect(after(1, 60_000)).toBe(NOW + 60_000);
    expect(after(3, 500)).toBe(NOW + 16_000);
  });

  it('waits a day at most, whatever the vendor asks', () => {
    for (const wish of [LONGEST_RETRY_AFTER_MS * 9, Infinity]) {
      expect(after(1, wish)).toBe(NOW + LONGEST_RETRY_AFTER_MS);
    }
  });

  it('asks no more of a schedule that is used up because the vendor asked to wait', () => {
    expect(after(4, 60_000)).toBeNull();
  });

  it('is neither before the delay nor before the wish, nor more than a fifth after both', () => {
    const ms = fc.integer({ min: 0, max: 10 ** 7 });
    fc.assert(
      fc.property(
        fc.array(ms, { minLength: 1, maxLength: 8 }),
        fc.nat(7),
        fc.option(ms, { nil: undefined }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (schedule, index, wish, random) => {
          const failure = { attempt: index + 1, ...(wish !== undefined && { retryAfterMs: wish }) };
          const at = nextAttempt(schedule, failure, NOW, random);
          expect(at === null).toBe(index >= schedule.length);
          if (at === null) return;
          const nominal = Math.max(schedule[index]!, wish ?? 0);
          expect(at).toBeGreaterThanOrEqual(NOW + nominal);
          expect(at).toBeLessThanOrEqual(NOW + Math.round(nominal * 1.2));
        },
      ),
    );
  });
});
