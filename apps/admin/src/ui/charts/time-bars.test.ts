import { expect, it } from 'vitest';
import { barOf, barStep, timeBars, unitOf, type TimeSpan } from './time-bars.ts';

const HOUR = 3_600_000;
const now = Date.parse('2026-03-10T12:34:56Z');
const last = (hours: number): TimeSpan => ({ from: now - hours * HOUR, to: now });

it.each([
  [1, 'minute', 60_000, 61],
  [4, 'minute', 5 * 60_000, 49],
  [24, 'hour', HOUR, 25],
  [168, 'hour', 3 * HOUR, 57],
  [720, 'hour', 12 * HOUR, 61],
  [90 * 24, 'day', 48 * HOUR, 46],
] as const)('%s hours are asked by %s and drawn in bars of %s ms', (hours, unit, step, most) => {
  const span = last(hours);
  expect([unitOf(span), barStep(span, unit, 64)]).toEqual([unit, step]);
  expect(timeBars(span, step, unit).length).toBeLessThanOrEqual(most);
});

it('a narrow place gets fewer, longer bars', () => {
  expect(barStep(last(24), 'hour', 12)).toBe(2 * HOUR);
});

it('bars meet, cover the span and begin where buckets do', () => {
  for (const hours of [1, 5, 24, 100, 720, 3000]) {
    const span = last(hours);
    const unit = unitOf(span);
    const bars = timeBars(span, barStep(span, unit, 60), unit);
    expect(bars[0]!.from).toBeLessThanOrEqual(span.from);
    expect(bars.at(-1)!.to).toBeGreaterThanOrEqual(Math.floor(span.to / HOUR) * HOUR);
    for (const [n, bar] of bars.slice(1).entries()) expect(bar.from).toBe(bars[n]!.to);
  }
});

it('each time is found in the bar it lies in, the end being the next one', () => {
  const bars = timeBars(last(24), HOUR, 'hour');
  for (const [n, bar] of bars.entries()) {
    expect([barOf(bars, bar.from), barOf(bars, bar.to - 1)]).toEqual([n, n]);
  }
  expect([barOf(bars, bars[0]!.from - 1), barOf(bars, bars.at(-1)!.to)]).toEqual([-1, -1]);
});
