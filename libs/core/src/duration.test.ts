import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { formatDuration, parseDuration } from './duration.ts';

describe('a duration', () => {
  it.each([
    ['500ms', 500],
    ['1s', 1000],
    ['300s', 300_000],
    ['5m', 300_000],
    ['2h', 7_200_000],
    ['30d', 2_592_000_000],
    [' 4s ', 4000],
    ['0s', 0],
  ])('of %j is %j ms', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it.each([
    '',
    '5',
    's',
    '-1s',
    '1.5s',
    '1 s',
    '1s4s',
    '1w',
    '1S',
    '0x1s',
    '1e3s',
    `${'9'.repeat(30)}d`,
  ])('is not %j', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });

  it('is written in its largest exact unit', () => {
    expect([0, 1, 1000, 90_000, 3_600_000, 172_800_000].map(formatDuration)).toEqual([
      '0ms',
      '1ms',
      '1s',
      '90s',
      '1h',
      '2d',
    ]);
  });

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), (ms) => {
        expect(parseDuration(formatDuration(ms))).toBe(ms);
      }),
    );
  });
});
