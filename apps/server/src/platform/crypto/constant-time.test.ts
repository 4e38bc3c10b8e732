import { describe, expect, it } from 'vitest';
import { equalInConstantTime } from './constant-time.ts';

describe('equalInConstantTime', () => {
  it('is true for equal texts only, also of different lengths', () => {
    expect(equalInConstantTime('abc', 'abc')).toBe(true);
    expect(equalInConstantTime('', '')).toBe(true);
    expect(equalInConstantTime('abc', 'abd')).toBe(false);
    expect(equalInConstantTime('abc', 'abcd')).toBe(false);
    expect(equalInConstantTime('', 'a')).toBe(false);
  });
});
