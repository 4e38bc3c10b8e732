import { describe, expect, it } from 'vitest';
import { queueWaitSeconds } from './queue-wait.ts';

describe('queueWaitSeconds', () => {
  it('is the time until a hundredth of the limit is free', () => {
    expect(queueWaitSeconds(1000, 1000, 1)).toBe(10);
    expect(queueWaitSeconds(1005, 1000, 1)).toBe(15);
    expect(queueWaitSeconds(1005, 1000, 4)).toBe(4);
  });

  it('is never under a second', () => {
    expect(queueWaitSeconds(1000, 1000, 100_000)).toBe(1);
    expect(queueWaitSeconds(0, 1000, 1)).toBe(1);
  });

  it('is never over a minute, also when nothing ends', () => {
    expect(queueWaitSeconds(5000, 1000, 1)).toBe(60);
    expect(queueWaitSeconds(1000, 1000, 0)).toBe(60);
  });
});
