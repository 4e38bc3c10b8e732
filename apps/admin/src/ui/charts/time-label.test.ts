import { expect, it } from 'vitest';
import { axisLabel } from './time-label.ts';

const HOUR = 3_600_000;
const at = (day: number, hour: number) => new Date(2026, 9, day, hour).getTime();
const month = { from: at(1, 0), to: at(31, 0) };
const bar = (from: number, hours: number) => ({ from, to: from + hours * HOUR });

it('under a long span names the day in the bar where it begins, even an hour into it', () => {
  expect(axisLabel(bar(at(26, 0), 12), month, 'en')).toBe('Oct 26');
  expect(axisLabel(bar(at(25, 23), 12), month, 'en')).toBe('Oct 26');
  expect(axisLabel(bar(at(26, 11), 12), month, 'en')).toBe('');
  expect(axisLabel(bar(at(26, 12), 12), month, 'en')).toBe('');
});

it('under a short span names the hour, and the day where one begins', () => {
  const day = { from: at(26, 12), to: at(27, 12) };
  expect(axisLabel(bar(at(26, 14), 1), day, 'en')).toBe('2 PM');
  expect(axisLabel(bar(at(27, 0), 1), day, 'en')).toBe('Oct 27');
});
