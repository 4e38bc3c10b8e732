import { describe, expect, it } from 'vitest';
import { afterBite } from './key-rotation-step.ts';
import { KeyRotation } from './key-rotation.entity.ts';
import type { Bite } from './reseal-bite.ts';
import { SEALED_TABLES } from './sealed-tables.ts';

const START = new Date('2026-01-01T00:00:00Z');
const SETTLE_MS = 120_000;
const FIRST = SEALED_TABLES[0]!.table;
const LAST = SEALED_TABLES.at(-1)!.table;
const NOTHING: Bite = { examined: 0, found: 0, undecryptable: [], at: null };

const rotation = (more: Partial<KeyRotation> = {}) =>
  Object.assign(new KeyRotation(), {
    ...{ status: 'running', passes: 0, done: 0, found: 0, undecryptable: 0 },
    ...{ undecryptable_rows: [], started_at: START, ...more },
  });
const after = (given: Partial<KeyRotation>, table: string, bite: Partial<Bite>, seconds = 1) =>
  afterBite(rotation(given), table, { ...NOTHING, ...bite }, SETTLE_MS, new Date(START.getTime() + seconds * 1000)); // prettier-ignore

describe('a rotation after a bite', () => {
  it('goes on behind the last row, and with the next table at the end of one', () => {
    expect(after({}, FIRST, { examined: 9, at: [7] })).toMatchObject({
      ...{ at_table: FIRST, at_row: [7], done: 9 },
    });
    expect(after({}, FIRST, {})).toMatchObject({ at_table: SEALED_TABLES[1]!.table, at_row: null });
  });

  it('is not over after the first pass, though that found nothing: others may still use the old key', () => {
    const step = after({}, LAST, {});
    expect(step.status).toBeUndefined();
    expect(step).toMatchObject({ passes: 1, at_table: null });
    expect(step.resume_at).toEqual(new Date(START.getTime() + SETTLE_MS));
  });

  it('goes on at once when the first pass took longer than that', () => {
    const late = new Date(START.getTime() + 300_000);
    expect(after({}, LAST, {}, 300).resume_at).toEqual(late);
  });

  it('is over after a later pass that found nothing but what does not open', () => {
    const given = { passes: 1, found: 2, undecryptable: 1, undecryptable_rows: ['connections 1'] };
    const bite = { found: 0 };
    expect(after(given, LAST, bite).status).toBeUndefined();
    expect(after({ ...given, undecryptable: 2 }, LAST, bite)).toMatchObject({
      ...{ status: 'done', undecryptable: 2, undecryptable_rows: ['connections 1'] },
    });
  });

  it('counts anew in each pass, and names no more rows than a person reads', () => {
    expect(after({ passes: 1, found: 5, undecryptable: 1 }, LAST, {})).toMatchObject({
      ...{ passes: 2, found: 0, undecryptable: 0, undecryptable_rows: [] },
    });
    const undecryptable = Array.from({ length: 30 }, (_, n) => `connections ${n}`);
    const step = after({}, FIRST, { found: 30, undecryptable, at: [30] });
    expect(step).toMatchObject({ undecryptable: 30 });
    expect(step.undecryptable_rows).toHaveLength(20);
  });
});
