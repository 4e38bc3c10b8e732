import { createHash } from 'node:crypto';
import { invalidInput } from '../errors/problem.ts';

/**
 * Cursors of lists in the order of ids, where a page may end at a row that is none of its items.
 *
 * @param fingerprint everything that makes the list what it is; a cursor fits only its own query
 */
export function writeIdCursor(id: number, fingerprint: unknown): string {
  return Buffer.from(JSON.stringify([id, mark(fingerprint)])).toString('base64url');
}

/** @throws ProblemError 400 naming the cursor */
export function readIdCursor(cursor: string, fingerprint: unknown): number {
  const [id, written] = parsed(cursor);
  if (written === mark(fingerprint) && Number.isSafeInteger(id)) return id as number;
  throw invalidInput([{ path: 'cursor', message: 'does not belong to this list' }]);
}

function parsed(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(value) ? value : [];
  } catch {
    return []; // read as a cursor of no query, hence refused
  }
}

function mark(fingerprint: unknown): string {
  return createHash('sha256').update(JSON.stringify(fingerprint)).digest('base64url').slice(0, 10);
}
