import type { KeyValues, SealedTable } from './sealed-tables.ts';

/** The values of a row's key, in the order of the table's `key`. */
export type RowKey = (string | number)[];

export function keyOf(table: SealedTable, row: KeyValues): RowKey {
  return table.key.map(({ column }) => row[column]!);
}

/** What an operator may be told of a row: table and key. */
export function nameOf(table: SealedTable, row: KeyValues): string {
  return `${table.table} ${keyOf(table, row).join(' ')}`;
}

/**
 * The table's key in SQL.
 * @param first number of the first parameter: the key's values, or for `arrays` and `among` an array
 *   of them for each column
 */
export function keyConditions({ key }: SealedTable, first: number) {
  const names = key.map(({ column }) => column);
  const columns = names.join(', ');
  const values = key.map(({ type }, n) => `$${first + n}::${type}`).join(', ');
  const arrays = key.map(({ type }, n) => `$${first + n}::${type}[]`);
  return {
    names,
    columns,
    arrays,
    /** Rows beyond, or up to, one row in the key's order. */
    beyond: (comparison: '>' | '<=') => `(${columns}) ${comparison} (${values})`,
    among: `(${columns}) IN (SELECT * FROM unnest(${arrays.join(', ')}))`,
  };
}
