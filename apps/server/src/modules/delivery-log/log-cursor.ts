import type { LogSort } from '@patchbay/contracts/delivery';
import { ATTEMPT_OUTCOMES, type AttemptOutcome } from '@patchbay/core/delivery-status';
import { badCursor, decodeCursor, digest, isIsoTime } from '../../platform/database/keyset.ts';
import type { LogEntry } from './log-entry.entity.ts';
import { type SortColumn, columnOf } from './log-stretches.ts';

/** Where a page ended: the sort column's value, then time and id, which break ties. */
export interface LogPosition {
  value: string | number | null;
  at: string;
  id: number;
}

export function positionOf(row: LogEntry, sort: LogSort): LogPosition {
  const column = columnOf(sort);
  const at = row.attempted_at.toISOString();
  return { value: column === 'attempted_at' ? at : row[column], at, id: row.id };
}

/** @param fingerprint everything that makes the list what it is; a cursor fits no other */
export function writeLogCursor({ value, at, id }: LogPosition, fingerprint: unknown): string {
  return Buffer.from(JSON.stringify([value, at, id, digest(fingerprint)])).toString('base64url');
}

/** @throws ProblemError 400 for what is no cursor of this list */
export function readLogCursor(cursor: string, sort: LogSort, fingerprint: unknown): LogPosition {
  const [value, at, id, mark] = decodeCursor(cursor);
  if (mark !== digest(fingerprint)) throw badCursor();
  if (typeof id !== 'number' || !Number.isSafeInteger(id)) throw badCursor();
  if (typeof at !== 'string' || !isIsoTime(at)) throw badCursor();
  if (!FITS[columnOf(sort)](value)) throw badCursor();
  return { value: value as LogPosition['value'], at, id };
}

/** A cursor can be forged; what it holds must still be a value of the column. */
const FITS: Readonly<Record<SortColumn, (value: unknown) => boolean>> = {
  attempted_at: (value) => typeof value === 'string' && isIsoTime(value),
  outcome: (value) => ATTEMPT_OUTCOMES.includes(value as AttemptOutcome),
  latency_ms: isInt32,
  vendor_response_code: (value) => value === null || isInt32(value),
};

function isInt32(value: unknown): boolean {
  return Number.isInteger(value) && Math.abs(value as number) < 2 ** 31;
}
