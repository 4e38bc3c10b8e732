import { describe, expect, it } from 'vitest';
import { randomFrom } from '../random.ts';
import { type Rhythm, expectedIn, timesIn } from './rhythm.ts';

const people: Rhythm = { perDay: 200, kind: 'people', weekend: 0.4 };
const monday = new Date('2026-03-16T00:00:00Z');
const hours = (day: string) =>
  Array.from({ length: 24 }, (_, hour) => new Date(Date.parse(day) + hour * 3_600_000));
const perDay = (rhythm: Rhythm, day: string) =>
  hours(day).reduce((sum, hour) => sum + expectedIn(rhythm, hour), 0);

describe('a rhythm', () => {
  it('adds up to its day, and to less at the weekend', () => {
    expect(perDay(people, '2026-03-16T00:00:00Z')).toBeCloseTo(200);
    expect(perDay(people, '2026-03-15T00:00:00Z')).toBeCloseTo(80);
  });

  it('lets people sleep and machines work on', () => {
    const at = (hour: string) => new Date(`2026-03-16T${hour}:00:00Z`);
    expect(expectedIn(people, at('10'))).toBeGreaterThan(10 * expectedIn(people, at('03')));
    const machine: Rhythm = { ...people, kind: 'machine' };
    expect(expectedIn(machine, at('10'))).toBe(expectedIn(machine, at('03')));
  });

  it('gives times in order, within the span and about as many as expected', () => {
    const to = new Date(monday.getTime() + 5 * 86_400_000 + 90_000);
    const from = new Date(monday.getTime() + 1_234_567);
    const times = timesIn(people, from, to, randomFrom(5)).map(Number);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(Math.min(...times)).toBeGreaterThanOrEqual(+from);
    expect(Math.max(...times)).toBeLessThan(+to);
    expect(times.length).toBeGreaterThan(900);
    expect(times.length).toBeLessThan(1100);
  });
});
