import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { DataSource } from 'typeorm';
import { type TestDatabase, createTestDatabase } from '../../../test/support/test-database.ts';

interface Step {
  granted: number;
  room: number;
  wait_ms: number;
  next_slots: string[];
  next_grants: number[];
}

describe('the window of a limit', () => {
  let database: TestDatabase;
  let db: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    db = await new DataSource({ type: 'postgres', url: database.url }).initialize();
  });
  afterAll(async () => {
    await db.destroy();
    await database.drop();
  });

  /** What is granted at each of `times`, epoch milliseconds, to somebody who wants `wants`. */
  async function run(requests: number, perMs: number, asked: { at: number; wants: number }[]) {
    let state: Pick<Step, 'next_slots' | 'next_grants'> = { next_slots: [], next_grants: [] };
    const steps: (Step & { at: number; wants: number })[] = [];
    for (const { at, wants } of asked) {
      const [step]: Step[] = await db.query('SELECT * FROM rate_window($1, $2, $3, $4, $5, $6)', [
        ...[state.next_slots, state.next_grants, at, requests, perMs, wants],
      ]);
      state = step!;
      steps.push({ ...step!, at, wants, wait_ms: Number(step!.wait_ms) });
    }
    return steps;
  }

  /** The most that was granted in any stretch of `length` milliseconds. */
  function mostWithin(length: number, steps: { at: number; granted: number }[]): number {
    const sums = steps.map(({ at }) =>
      steps
        .filter((step) => step.at >= at && step.at < at + length)
        .reduce((sum, { granted }) => sum + granted, 0),
    );
    return Math.max(0, ...sums);
  }

  const BEGIN = Date.UTC(2026, 2, 1);

  it('never holds more than the limit, however calls are asked for', async () => {
    const rule = fc.record({
      requests: fc.integer({ min: 1, max: 50 }),
      perMs: fc.constantFrom(1000, 2000, 3333, 10_000, 60_000, 86_400_000),
    });
    // Gaps as parts of the limit's length, so that every rule meets its own edges.
    const asked = fc.array(
      fc.record({ gap: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 0.3, noNaN: true }), fc.double({ min: 0.9, max: 1.2, noNaN: true })), wants: fc.integer({ min: 0, max: 60 }) }),
      { minLength: 1, maxLength: 40 },
    ); // prettier-ignore
    await fc.assert(
      fc.asyncProperty(rule, asked, async ({ requests, perMs }, gaps) => {
        let at = BEGIN;
        const times = gaps.map(({ gap, wants }) => ({
          at: (at += Math.floor(gap * perMs)),
          wants,
        }));
        const steps = await run(requests, perMs, times);
        const jitter = Math.max(perMs / 20, 100);
        expect(mostWithin(perMs + jitter, steps)).toBeLessThanOrEqual(requests);
        for (const { granted, wants, room, wait_ms } of steps) {
          expect(granted).toBeLessThanOrEqual(wants);
          if (granted < wants) expect([room, wait_ms > 0]).toEqual([0, true]);
        }
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it.each([
    [20, 2000],
    [100, 10_000],
    [60, 60_000],
    [1, 1000],
    [25, 1000],
  ])('is kept full: %d in %d ms leave no more than a tenth unused', async (requests, perMs) => {
    let at = BEGIN;
    const steps: { at: number; granted: number }[] = [];
    let state: Pick<Step, 'next_slots' | 'next_grants'> = { next_slots: [], next_grants: [] };
    while (at < BEGIN + 20 * perMs) {
      const [step]: Step[] = await db.query('SELECT * FROM rate_window($1, $2, $3, $4, $5, $6)', [
        ...[state.next_slots, state.next_grants, at, requests, perMs, 7],
      ]);
      steps.push({ at, granted: step!.granted });
      state = step!;
      at += Math.max(1, Number(step!.wait_ms));
    }
    const granted = steps.reduce((sum, step) => sum + step.granted, 0);
    expect(granted).toBeGreaterThanOrEqual(0.9 * 20 * requests);
    expect(mostWithin(perMs, steps)).toBeLessThanOrEqual(requests);
  });

  it('stays shut for no longer than its length when the clock is set back', async () => {
    const steps = await run(5, 1000, [
      { at: BEGIN, wants: 5 },
      { at: BEGIN - 500, wants: 5 },
      { at: BEGIN - 3_600_000, wants: 5 },
    ]);
    expect(steps.map(({ granted }) => granted)).toEqual([5, 0, 5]);
    expect(steps[1]!.wait_ms).toBeLessThanOrEqual(2000);
  });

  it('is as long as the rule of now when the rule changes', async () => {
    const [first] = await run(5, 60_000, [{ at: BEGIN, wants: 5 }]);
    const ask = (perMs: number) =>
      db.query('SELECT granted FROM rate_window($1, $2, $3, $4, $5, $6)', [
        ...[first!.next_slots, first!.next_grants, BEGIN + 2000, 5, perMs, 9],
      ]);
    expect(await ask(1000)).toEqual([{ granted: 5 }]);
    expect(await ask(60_000)).toEqual([{ granted: 0 }]);
  });
});
