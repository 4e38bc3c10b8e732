import { createHash } from 'node:crypto';
import type { Page } from '@patchbay/contracts/common';
import type { SelectQueryBuilder, ObjectLiteral } from 'typeorm';
import { invalidInput } from '../errors/problem.ts';

/** A position in a sorted list: the sort column's value and the id that breaks ties. */
export interface Position {
  value: string | number | null;
  id: number;
}

export interface Keyset {
  /** SQL expression of the sort column; never from a caller. */
  column: string;
  /** SQL expression of the id. */
  id: string;
  /** PostgreSQL type of the sort column, to read a cursor's value back. */
  type: 'timestamptz' | 'bigint' | 'integer' | 'text';
  descending: boolean;
  limit: number;
  cursor?: string | undefined;
  /** Everything that makes the list what it is; a cursor fits only the query it came from. */
  fingerprint: unknown;
}

/**
 * Keyset condition and order for a query, nulls last in both directions. Page 1,000 costs what
 * page 1 costs, because the position is a condition and never an offset.
 */
export function applyKeyset<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  keyset: Keyset,
): SelectQueryBuilder<T> {
  const direction = keyset.descending ? 'DESC' : 'ASC';
  query
    .orderBy(keyset.column, direction, 'NULLS LAST')
    .addOrderBy(keyset.id, direction)
    .limit(keyset.limit + 1);
  if (!keyset.cursor) return query;
  const { sql, parameters } = keysetCondition(keyset, readCursor(keyset.cursor, keyset));
  return query.andWhere(sql, parameters);
}

export function keysetCondition(
  keyset: Pick<Keyset, 'column' | 'id' | 'type' | 'descending'>,
  at: Position,
): { sql: string; parameters: Record<string, unknown> } {
  const { column, id } = keyset;
  const op = keyset.descending ? '<' : '>';
  if (at.value === null) {
    return { sql: `(${column} IS NULL AND ${id} ${op} :ksId)`, parameters: { ksId: at.id } };
  }
  const value = `CAST(:ksValue AS ${keyset.type})`;
  return {
    sql: `((${column}, ${id}) ${op} (${value}, :ksId) OR ${column} IS NULL)`,
    parameters: { ksValue: at.value, ksId: at.id },
  };
}

/** Cuts the extra row off and writes the cursor of the last one kept. */
export function toPage<Row, Item>(
  rows: Row[],
  keyset: Pick<Keyset, 'limit' | 'fingerprint'>,
  position: (row: Row) => Position,
  toItem: (row: Row) => Item,
): Page<Item> {
  const kept = rows.slice(0, keyset.limit);
  const last = kept.at(-1);
  const more = rows.length > keyset.limit && last !== undefined;
  return {
    items: kept.map(toItem),
    next_cursor: more ? writeCursor(position(last), keyset.fingerprint) : null,
  };
}

function writeCursor(at: Position, fingerprint: unknown): string {
  const json = JSON.stringify([at.value, at.id, digest(fingerprint)]);
  return Buffer.from(json).toString('base64url');
}

function readCursor(cursor: string, keyset: Keyset): Position {
  const [value, id, mark] = decode(cursor);
  if (mark !== digest(keyset.fingerprint)) throw badCursor();
  if (typeof id !== 'number' || !Number.isSafeInteger(id)) throw badCursor();
  if (!fits(value, keyset.type)) throw badCursor();
  return { value, id };
}

function fits(value: unknown, type: Keyset['type']): value is Position['value'] {
  if (value === null) return true;
  if (type === 'timestamptz') return typeof value === 'string' && !Number.isNaN(Date.parse(value));
  if (type === 'text') return typeof value === 'string' && !value.includes('\0');
  if (type === 'integer') return Number.isInteger(value) && Math.abs(value as number) < 2 ** 31;
  return Number.isSafeInteger(value);
}

function decode(cursor: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return []; // read as a cursor of no query, hence refused below
  }
}

function badCursor() {
  return invalidInput([{ path: 'cursor', message: 'does not belong to this list' }]);
}

function digest(fingerprint: unknown): string {
  return createHash('sha256').update(JSON.stringify(fingerprint)).digest('base64url').slice(0, 10);
}
