import { expect, it } from 'vitest';
import { timeOf } from './time-of.ts';

it('is what was told, else when the delivery was accepted, which a retry does not change', () => {
  expect(timeOf({ at: '2026-01-02T04:04:05+01:00' }, { acceptedAt: 1, now: 2 })).toBe(
    Date.UTC(2026, 0, 2, 3, 4, 5),
  );
  expect(timeOf({}, { acceptedAt: 1, now: 2 })).toBe(1);
  expect(timeOf({}, { now: 2 })).toBe(2);
});
