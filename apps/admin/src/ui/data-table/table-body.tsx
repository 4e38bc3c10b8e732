import { memo, type Ref } from 'react';
import type { Column } from './column.ts';
import classes from './data-table.module.css';

export interface BodyProps<Row extends object> {
  rows: Row[];
  rowId: (row: Row) => string;
  columns: Column<Row>[];
}

/** All rows at once, which is what most lists have. */
export function TableBody<Row extends object>({ rows, rowId, columns }: BodyProps<Row>) {
  return (
    <tbody role="rowgroup">
      {rows.map((row) => (
        <BodyCells key={rowId(row)} row={row} columns={columns} />
      ))}
    </tbody>
  );
}

interface BodyCellsProps<Row extends object> {
  row: Row;
  /** Those of the table: a row stays as it is drawn until it or they are others. */
  columns: Column<Row>[];
  /** Place among all rows, from 0, where not all of them are drawn. */
  index?: number;
  ref?: Ref<HTMLTableRowElement>;
}

/**
 * Cells are called, not rendered as components: columns are rebuilt when what they name arrives, and
 * a new component would take every open menu and busy button of the rows with it.
 */
function Cells<Row extends object>({ row, columns, index, ref }: BodyCellsProps<Row>) {
  return (
    <tr
      role="row"
      ref={ref}
      className={classes.row}
      data-index={index}
      // The head is the first row.
      aria-rowindex={index === undefined ? undefined : index + 2}
    >
      {columns.map(({ id, meta: look, cell }) => (
        <td
          role="cell"
          key={id}
          className={classes.cell}
          data-align={look?.align}
          data-card={look?.card}
          data-label={look?.label}
        >
          {cell({ row: { original: row } })}
        </td>
      ))}
    </tr>
  );
}

export const BodyCells = memo(Cells) as typeof Cells;
