import { describe, expect, it } from 'vitest';
import { sendAgainMs } from './send-again.ts';

describe('sendAgainMs', () => {
  it('doubles from a second to an hour', () => {
    expect([1, 2, 3, 4, 12, 13, 99].map((n) => sendAgainMs(n, 0))).toEqual([
      ...[1000, 2000, 4000, 8000, 2_048_000, 3_600_000, 3_600_000],
    ]);
  });

  it('is lengthened by up to half', () => {
    expect(sendAgainMs(1, 0.999)).toBeGreaterThan(1490);
    expect(sendAgainMs(1, 0.999)).toBeLessThanOrEqual(1500);
  });
});
