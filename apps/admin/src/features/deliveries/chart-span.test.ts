import { expect, it } from 'vitest';
import { chartSpan } from './chart-span.ts';

const now = Date.parse('2026-03-10T12:34:56Z');
const span = (from?: string, to?: string) => {
  const found = chartSpan({ from, to }, now);
  return [found.from, found.to].map((ms) => new Date(ms).toISOString());
};

it('goes to now, rounded up to what is counted by', () => {
  expect(span('2026-03-10T11:34:00Z')[1]).toBe('2026-03-10T12:35:00.000Z');
  expect(span('2026-03-09T12:34:00Z')[1]).toBe('2026-03-10T13:00:00.000Z');
});

it('is as exact as the filter where that has an end', () => {
  expect(span('2026-03-09T12:34:00Z', '2026-03-09T20:10:00Z')).toEqual(['2026-03-09T12:34:00.000Z', '2026-03-09T20:10:00.000Z']); // prettier-ignore
});

it('begins 30 days before its end where nothing else is said', () => {
  expect(span(undefined, '2026-03-09T20:10:00Z')[0]).toBe('2026-02-07T20:10:00.000Z');
});

it('is never empty nor turned round', () => {
  const [from, to] = span('2026-03-09T20:10:00Z', '2026-03-09T20:10:00Z');
  expect(Date.parse(to!)).toBeGreaterThan(Date.parse(from!));
  expect(span('2030-01-01T00:00:00Z', '2026-03-09T20:10:00Z')[0]).toBe('2026-03-09T20:10:00.000Z');
});
