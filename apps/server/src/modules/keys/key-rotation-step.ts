import type { Bite } from './reseal-bite.ts';
import type { KeyRotation } from './key-rotation.entity.ts';
import { SEALED_TABLES } from './sealed-tables.ts';

/** Names of rows that are kept for an operator to read. */
const NAMES = 20;
/** Before looking again for rows that somebody was just writing. */
const AGAIN_MS = 1000;

export type RotationStep = Partial<KeyRotation>;

/**
 * Where a rotation stands after a bite. The first pass does the work. The last one begins when no
 * process can have sealed with an old key any more, and must find nothing that still needs one.
 *
 * @param settleMs how long after the start processes may still seal with the key they knew
 */
export function afterBite(
  rotation: KeyRotation,
  table: string,
  bite: Bite,
  settleMs: number,
  now: Date,
): RotationStep {
  const found = rotation.found + bite.found;
  const undecryptable = rotation.undecryptable + bite.undecryptable.length;
  const undecryptable_rows = [...rotation.undecryptable_rows, ...bite.undecryptable].slice(
    0,
    NAMES,
  );
  const done = rotation.passes === 0 ? rotation.done + bite.examined : rotation.done;
  const seen = { found, undecryptable, undecryptable_rows, done };
  if (bite.at) return { ...seen, at_table: table, at_row: bite.at };
  const next = SEALED_TABLES[SEALED_TABLES.findIndex((each) => each.table === table) + 1];
  if (next) return { ...seen, at_table: next.table, at_row: null };

  const passes = rotation.passes + 1;
  if (passes > 1 && found === undecryptable) {
    return { ...seen, passes, status: 'done', finished_at: now };
  }
  const settled = rotation.started_at.getTime() + settleMs;
  const resume = passes === 1 ? Math.max(settled, now.getTime()) : now.getTime() + AGAIN_MS;
  return {
    ...{ passes, done, at_table: null, at_row: null, resume_at: new Date(resume) },
    ...{ found: 0, undecryptable: 0, undecryptable_rows: [] },
  };
}
