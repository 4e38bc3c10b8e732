import { describe, expect, it } from 'vitest';
import { decideTest, isPatient, nextTestAt, ownMoment } from './test-schedule.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 0, 10);

const plan = { id: 7, dueAt: NOW - 1000, heardAt: NOW - DAY, failures: 0, now: NOW, intervalMs: DAY }; // prettier-ignore

describe('a scheduled test', () => {
  it('is made when a connection has been quiet for the interval', () => {
    expect(decideTest(plan)).toEqual({ test: true });
  });

  it('waits while the connection was heard of lately', () => {
    const decision = decideTest({ ...plan, heardAt: NOW - HOUR });
    expect(decision.test).toBe(false);
    if (decision.test) return;
    expect(decision.dueAt).toBeGreaterThanOrEqual(NOW - HOUR + 0.9 * DAY);
    expect(decision.dueAt).toBeLessThan(NOW - HOUR + 1.9 * DAY);
  });

  it('recurs once in an interval, also when each comes a little late', () => {
    let dueAt = ownMoment(7, NOW, DAY);
    for (let round = 0; round < 5; round += 1) {
      const next = nextTestAt({ id: 7, failures: 0, intervalMs: DAY }, dueAt + 20_000);
      expect(next).toBe(dueAt + DAY);
      dueAt = next;
    }
  });

  it('is spread again when its time was long missed, instead of rushed with all others', () => {
    const decision = decideTest({ ...plan, dueAt: NOW - 5 * DAY, heardAt: NOW - 9 * DAY });
    expect(decision).toEqual({ test: false, dueAt: ownMoment(7, NOW, DAY) });
  });

  it('spreads connections evenly over the interval', () => {
    const hours = new Array<number>(24).fill(0);
    for (let id = 1; id <= 24_000; id += 1) {
      const into = ownMoment(id, NOW, DAY) - NOW;
      hours[Math.floor(into / HOUR)]! += 1;
    }
    expect(Math.min(...hours)).toBeGreaterThan(850);
    expect(Math.max(...hours)).toBeLessThan(1150);
  });

  it('that met trouble is tried again soon, then later, whatever was heard meanwhile', () => {
    const waits = [1, 2, 3].map(
      (failures) => nextTestAt({ id: 7, failures, intervalMs: DAY }, NOW) - NOW,
    );
    expect(waits).toEqual([300_000, 900_000, 2_700_000]);
    expect(decideTest({ ...plan, failures: 1, heardAt: NOW - 1000 })).toEqual({ test: true });
    expect(decideTest({ ...plan, failures: 1, dueAt: NOW - 5 * DAY })).toEqual({ test: true });
  });

  it('never waits longer for another try than for the next test', () => {
    expect(nextTestAt({ id: 7, failures: 3, intervalMs: 2000 }, NOW)).toBe(NOW + 2000);
  });

  it('counts as trouble that stays from the fourth time on', () => {
    expect([1, 2, 3, 4].map(isPatient)).toEqual([true, true, true, false]);
  });
});
