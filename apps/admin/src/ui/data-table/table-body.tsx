import type { Cell, Row as TableRow } from '@tanstack/react-table';
import { memo, type ReactNode, type Ref } from 'react';
import type { Column, features } from './table-features.ts';
import classes from './data-table.module.css';

export type BodyRow<Row extends object> = TableRow<typeof features, Row>;

export interface BodyProps<Row extends object> {
  rows: BodyRow<Row>[];
  columns: Column<Row>[];
}

/** All rows at once, which is what most lists have. */
export function TableBody<Row extends object>({ rows, columns }: BodyProps<Row>) {
  return (
    <tbody role="rowgroup">
      {rows.map((row) => (
        <BodyCells key={row.id} row={row} columns={columns} />
      ))}
    </tbody>
  );
}

interface BodyCellsProps<Row extends object> {
  row: BodyRow<Row>;
  /** Those of the table: a row stays as it is drawn until it or they are others. */
  columns: Column<Row>[];
  /** Place among all rows, from 0, where not all of them are drawn. */
  index?: number;
  ref?: Ref<HTMLTableRowElement>;
}

function Cells<Row extends object>({ row, index, ref }: BodyCellsProps<Row>) {
  return (
    <tr
      role="row"
      ref={ref}
      className={classes.row}
      data-index={index}
      // The head is the first row.
      aria-rowindex={index === undefined ? undefined : index + 2}
    >
      {row.getAllCells().map((cell) => {
        const look = cell.column.columnDef.meta;
        return (
          <td
            role="cell"
            key={cell.id}
            className={classes.cell}
            data-align={look?.align}
            data-card={look?.card}
            data-label={look?.label}
          >
            {drawn(cell)}
          </td>
        );
      })}
    </tr>
  );
}

export const BodyCells = memo(Cells) as typeof Cells;

/**
 * Called, not rendered as a component: columns are rebuilt when what they name arrives, and a new
 * component would take every open menu and busy button of the rows with it. So cells use no hooks.
 */
function drawn<Row extends object>(cell: Cell<typeof features, Row>): ReactNode {
  const { cell: draw } = cell.column.columnDef;
  return typeof draw === 'function' ? (draw(cell.getContext()) as ReactNode) : draw;
}
