import { describe, expect, it } from 'vitest';
import { duration, minutesText, relativeTime } from './time.ts';

const NOW = Date.parse('2026-03-10T12:00:00Z');
const ago = (seconds: number) => new Date(NOW - seconds * 1000).toISOString();

describe('relativeTime', () => {
  it.each([
    [10, 'now'],
    [50, '1 min. ago'],
    [125, '2 min. ago'],
    [3600 * 5 + 10, '5 hr. ago'],
    [86_400 * 1.5, 'yesterday'],
    [86_400 * 20, '2 weeks ago'],
    [86_400 * 400, 'last year'],
    [-7300, 'in 2 hr.'],
  ])('%d seconds ago reads %j', (seconds, text) => {
    expect(relativeTime(ago(seconds), NOW, 'en')).toBe(text);
  });
});

describe('duration', () => {
  it.each([
    [0, '0 ms'],
    [840, '840 ms'],
    [2449, '2.4 sec'],
  ])('%d ms reads %j', (ms, text) => expect(duration(ms, 'en')).toBe(text));
});

it('minutes are said in words, one alone too', () => {
  expect(minutesText(3, 'en')).toBe('3 minutes');
  expect(minutesText(1, 'de')).toBe('1 Minute');
});
