import { describe, expect, it } from 'vitest';
import { spanText } from './span-text.ts';

describe('how long something lasted', () => {
  it.each([
    [0, '0 seconds'],
    [-5000, '0 seconds'],
    [59_400, '59 seconds'],
    [60_000, '1 minute'],
    [3_599_000, '59 minutes'],
    [7_200_000, '2 hours'],
    [86_400_000 * 45, '45 days'],
  ])('of %d ms is %s', (ms, text) => {
    expect(spanText(ms, 'en')).toBe(text);
  });

  it('follows the language', () => {
    expect(spanText(86_400_000 * 2, 'de')).toBe('2 Tage');
  });
});
