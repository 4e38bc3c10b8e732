import { expect, it } from 'vitest';
import { areDurations, listOfText } from './settings-text.ts';

it('splits at commas and line breaks and drops the empty', () => {
  expect(listOfText(' 1s, 4s,\n16s,, ')).toEqual(['1s', '4s', '16s']);
  expect(listOfText('')).toEqual([]);
});

it('knows durations', () => {
  expect(areDurations('500ms, 1s, 5m, 2h, 1d')).toBe(true);
  expect(areDurations('')).toBe(true);
  expect(areDurations('1s, soon')).toBe(false);
  expect(areDurations('-1s')).toBe(false);
});
