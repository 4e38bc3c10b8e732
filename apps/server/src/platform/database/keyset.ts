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
  /** Whether the column may be null: only then is an index of no use to a later page. */
  nullable: boolean;
  descending: boolean;
  limit: number;
  cursor?: string | undefined;
  /** Everything that makes the list what it is; a cursor fits only the query it came from. */
  fingerprint: unknown;
}

/**
 * Keyset condition and order for a query, nulls last in both directions. Page 1,000 costs what
 * page 1 costs, because the position is a condition an index answers, and never an offset. A
 * timestamp column must be `timestamptz(3)`: a `Date` holds milliseconds, and a cursor that rounds
 * would skip rows.
 */
export function applyKeyset<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  keyset: Keyset,
): SelectQueryBuilder<T> {
  const direction = keyset.descending ? 'DESC' : 'ASC';
  query
    .orderBy(keyset.column, direction, keyset.nullable ? 'NULLS LAST' : undefined)
    .addOrderBy(keyset.id, direction)
    .limit(keyset.limit + 1);
  if (!keyset.cursor) return query;
  const { sql, parameters } = keysetCondition(keyset, readCursor(keyset.cursor, keyset));
  return query.andWhere(sql, parameters);
}

export function keysetCondition(
  keyset: Pick<Keyset, 'column' | 'id' | 'type' | 'nullable' | 'descending'>,
  at: Position,
): { sql: string; parameters: Record<string, unknown> } {
  const { column, id } = keyset;
  const op = keyset.descending ? '<' : '>';
  if (at.value === null) {
    return { sql: `(${column} IS NULL AND ${id} ${op} :ksId)`, parameters: { ksId: at.id } };
  }
  const value = `CAST(:ksValue AS ${keyset.type})`;
  const after = `(${column}, ${id}) ${op} (${value}, CAST(:ksId AS bigint))`;
  return {
    sql: keyset.nullable ? `(${after} OR ${column} IS NULL)` : after,
    parameters: { ksValue: at.value, ksId: at.id },
  };
}

/**
 * The rows of a page with the one that tells whether more follow. What comes after a position in a
 * column that may be null lies in two ranges of the index; each is read by itself, since an `OR`
 * over both would read from the beginning.
 */
export async function readKeyset<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  keyset: Keyset,
): Promise<T[]> {
  const at = keyset.cursor ? readCursor(keyset.cursor, keyset) : null;
  if (!keyset.nullable || !at || at.value === null) return applyKeyset(query, keyset).getMany();
  const { cursor: _, ...ordered } = keyset;
  const after = keysetCondition({ ...keyset, nullable: false }, at);
  const valued = applyKeyset(query.clone(), ordered).andWhere(after.sql, after.parameters);
  const rows = await valued.getMany();
  const wanted = keyset.limit + 1 - rows.length;
  if (wanted === 0) return rows;
  const nulls = applyKeyset(query.clone(), ordered).andWhere(`${keyset.column} IS NULL`);
  return [...rows, ...(await nulls.limit(wanted).getMany())];
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

/** @throws ProblemError 400 naming the cursor, which may be forged or another list's */
export function readCursor(
  cursor: string,
  keyset: Pick<Keyset, 'type' | 'nullable' | 'fingerprint'>,
): Position {
  const [value, id, mark] = decodeCursor(cursor);
  if (mark !== digest(keyset.fingerprint)) throw badCursor();
  if (typeof id !== 'number' || !Number.isSafeInteger(id)) throw badCursor();
  if (!fits(value, keyset)) throw badCursor();
  return { value, id };
}

/** A cursor can be forged; what it holds must still be a value the column's type can have. */
function fits(
  value: unknown,
  { type, nullable }: Pick<Keyset, 'type' | 'nullable'>,
): value is Position['value'] {
  if (value === null) return nullable;
  if (type === 'timestamptz') return typeof value === 'string' && isIsoTime(value);
  if (type === 'text') return typeof value === 'string' && !value.includes('\0');
  if (type === 'integer') return Number.isInteger(value) && Math.abs(value as number) < 2 ** 31;
  return Number.isSafeInteger(value);
}

export function isIsoTime(text: string): boolean {
  if (!/^\d{4}-/.test(text) || text.startsWith('0000') || Number.isNaN(Date.parse(text)))
    return false;
  return new Date(text).toISOString() === text;
}

/** What a cursor holds, or nothing when it is none. */
export function decodeCursor(cursor: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return []; // read as a cursor of no query, hence refused below
  }
}

export function badCursor() {
  return invalidInput([{ path: 'cursor', message: 'does not belong to this list' }]);
}

/** A mark of the query, so that its cursor fits no other. */
export function digest(fingerprint: unknown): string {
  return createHash('sha256').update(JSON.stringify(fingerprint)).digest('base64url').slice(0, 10);
}
