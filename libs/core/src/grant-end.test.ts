import { describe, expect, it } from 'vitest';
import { endsSoon } from './grant-end.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 0, 10);

describe('a grant ends soon', () => {
  it.each([
    ['without a known end', null, null, false],
    ['of a year, 15 days before its end', NOW + 15 * DAY, NOW - 350 * DAY, false],
    ['of a year, 13 days before its end', NOW + 13 * DAY, NOW - 352 * DAY, true],
    ['of a year that has ended', NOW - DAY, NOW - 366 * DAY, true],
    ['of seven days, on its first', NOW + 6.5 * DAY, NOW - 0.5 * DAY, false],
    ['of seven days, on its last', NOW + 1.3 * DAY, NOW - 5.7 * DAY, true],
    ['of an hour, just renewed', NOW + 0.9 * HOUR, NOW - 0.1 * HOUR, false],
    ['known for nobody knows how long', NOW + 13 * DAY, null, true],
  ])('%s: %#', (_, endsAt, knownSince, soon) => {
    expect(endsSoon(endsAt, knownSince, NOW)).toBe(soon);
  });
});
