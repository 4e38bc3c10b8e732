import type { EntityManager } from 'typeorm';
import { DecryptionError } from '../../platform/crypto/crypto-error.ts';
import { BLOB_HEAD_BYTES } from '../../platform/crypto/seal.ts';
import type { SiteKeys } from '../../platform/crypto/site-keys.ts';
import { keyConditions, keyOf, nameOf } from './row-key.ts';
import type { RowKey } from './row-key.ts';
import type { KeyValues, SealedTable } from './sealed-tables.ts';

/** Rows looked at in one bite, by their keys and the first bytes of their values. */
const WINDOW = 5000;
/** Rows sealed anew in one bite, and bytes of theirs: what one transaction holds and locks. */
const ROWS = 500;
const BYTES = 8 * 1024 * 1024;

export interface Bite {
  /** Rows looked at. */
  examined: number;
  /** Those of them sealed with another key than the active one. */
  found: number;
  /** Those of them that no key of the site opens, by name. */
  undecryptable: string[];
  /** Up to here the table is done; null at its end. */
  at: RowKey | null;
}

type Blobs = Record<string, Buffer | null>;
type Row = KeyValues & Blobs;

/**
 * Seals with the active key what the next rows of a table hold under another one. Rows that somebody
 * else is writing are passed over: this waits for nobody, and a later pass finds them.
 */
export async function resealBite(
  manager: EntityManager,
  keys: SiteKeys,
  table: SealedTable,
  after: RowKey | null,
): Promise<Bite> {
  const window = await windowAfter(manager, keys.siteId, table, after);
  if (!window) return { examined: 0, found: 0, undecryptable: [], at: null };
  const candidates = await candidatesIn(manager, keys, table, after, window.end);
  const taken = upToLimit(candidates);
  const undecryptable = await reseal(manager, keys, table, taken);
  const cut = taken.length < candidates.length;
  return {
    examined: cut ? taken.length : window.rows,
    found: taken.length,
    undecryptable,
    at: cut ? keyOf(table, taken.at(-1)!) : window.rows < WINDOW ? null : window.end,
  };
}

async function windowAfter(
  manager: EntityManager,
  siteId: number,
  table: SealedTable,
  after: RowKey | null,
): Promise<{ end: RowKey; rows: number } | null> {
  const { columns, beyond } = keyConditions(table, 2);
  const [last]: (KeyValues & { n: number })[] = await manager.query(
    `SELECT * FROM (
       SELECT ${columns}, (row_number() OVER (ORDER BY ${columns}))::int AS n FROM ${table.table}
        WHERE site_id = $1 ${after ? `AND ${beyond('>')}` : ''} ORDER BY ${columns} LIMIT ${WINDOW}
     ) w ORDER BY n DESC LIMIT 1`,
    [siteId, ...(after ?? [])],
  );
  return last ? { end: keyOf(table, last), rows: last.n } : null;
}

/** Only the keys and sizes; a value's first bytes name its key, so that none is read whole. */
function candidatesIn(
  manager: EntityManager,
  keys: SiteKeys,
  table: SealedTable,
  after: RowKey | null,
  end: RowKey,
): Promise<(KeyValues & { bytes: number })[]> {
  const to = keyConditions(table, 3);
  const from = keyConditions(table, 3 + end.length);
  const sizes = table.sealed.map((column) => `coalesce(octet_length(${column}), 0)`).join(' + ');
  const foreign = table.sealed
    .map(
      (column) =>
        `(octet_length(${column}) > 0 AND substring(${column} FROM 1 FOR ${BLOB_HEAD_BYTES}) <> $2)`,
    )
    .join(' OR ');
  return manager.query(
    `SELECT ${to.columns}, (${sizes})::int AS bytes FROM ${table.table}
      WHERE site_id = $1 AND ${to.beyond('<=')} ${after ? `AND ${from.beyond('>')}` : ''}
        AND (${foreign}) ORDER BY ${to.columns} LIMIT ${ROWS + 1}`,
    [keys.siteId, keys.activeHead, ...end, ...(after ?? [])],
  );
}

function upToLimit<T extends { bytes: number }>(candidates: readonly T[]): T[] {
  let bytes = 0;
  const over = candidates.findIndex((row, n) => n >= ROWS || (n > 0 && bytes + row.bytes > BYTES) || void (bytes += row.bytes)); // prettier-ignore
  return over < 0 ? [...candidates] : candidates.slice(0, over);
}

/** @returns the names of rows that do not open */
async function reseal(
  manager: EntityManager,
  keys: SiteKeys,
  table: SealedTable,
  wanted: readonly KeyValues[],
): Promise<string[]> {
  if (wanted.length === 0) return [];
  const { names, among } = keyConditions(table, 2);
  const rows: Row[] = await manager.query(
    `SELECT ${[...names, ...(table.also ?? []), ...table.sealed].join(', ')} FROM ${table.table}
      WHERE site_id = $1 AND ${among} ORDER BY ${names.join(', ')} FOR UPDATE SKIP LOCKED`,
    [keys.siteId, ...columnsOf(table, wanted)],
  );
  const undecryptable: string[] = [];
  for (const row of rows) if (!sealAnew(keys, table, row)) undecryptable.push(nameOf(table, row));
  await store(manager, keys.siteId, table, rows);
  return undecryptable;
}

/** Changes the row in place. @returns whether everything in it opened */
function sealAnew(keys: SiteKeys, table: SealedTable, row: Row): boolean {
  let opened = true;
  for (const column of table.sealed) {
    const blob = row[column] as Buffer | null;
    if (!blob || blob.length === 0 || keys.activeHead.equals(blob.subarray(0, BLOB_HEAD_BYTES)))
      continue;
    const context = { table: table.table, column, row: table.row(row) };
    try {
      const text = keys.open(context, blob);
      (row as Blobs)[column] = keys.seal(context, text);
      text.fill(0);
    } catch (error) {
      if (!(error instanceof DecryptionError)) throw error;
      opened = false;
    }
  }
  return opened;
}

async function store(
  manager: EntityManager,
  siteId: number,
  table: SealedTable,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  const { names, arrays } = keyConditions(table, 2);
  const first = 2 + names.length;
  const blobs = table.sealed.map((_, n) => `$${first + n}::bytea[]`);
  await manager.query(
    `UPDATE ${table.table} t SET ${table.sealed.map((column) => `${column} = v.${column}`).join(', ')}
       FROM unnest(${[...arrays, ...blobs].join(', ')}) AS v(${[...names, ...table.sealed].join(', ')})
      WHERE t.site_id = $1 AND ${names.map((name) => `t.${name} = v.${name}`).join(' AND ')}`,
    [
      siteId,
      ...columnsOf(table, rows),
      ...table.sealed.map((column) => rows.map((row) => row[column])),
    ],
  );
}

/** One array for each column of the key. */
function columnsOf(table: SealedTable, rows: readonly KeyValues[]): unknown[] {
  return table.key.map(({ column }) => rows.map((row) => row[column]));
}
