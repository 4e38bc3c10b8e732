import { useTable, type Cell } from '@tanstack/react-table';
import { useMemo, type ReactNode } from 'react';
import { HeaderCell } from './header-cell.tsx';
import { features, type Column } from './table-features.ts';
import { parseSort } from './sort-text.ts';
import classes from './data-table.module.css';

interface DataTableProps<Row extends object> {
  /** What the table holds, for those who cannot see it. */
  label: string;
  columns: Column<Row>[];
  rows: Row[];
  rowId: (row: Row) => string;
  sort?: string | undefined;
  onSort?: (sort: string) => void;
  /** The rows shown belong to the question before; dimmed until the answer is here. */
  stale?: boolean;
}

/**
 * A table that becomes cards on narrow screens. It stays one piece of markup with its roles written
 * out, since `display` other than `table` would take them away.
 */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowId, sort, onSort, stale } = props;
  const sorting = useMemo(() => [parseSort(sort)].filter((each) => each !== undefined), [sort]);
  const table = useTable({
    features,
    columns,
    data: rows,
    getRowId: rowId,
    manualSorting: true,
    state: { sorting },
  });
  return (
    <div className={classes.scroll}>
      <table
        role="table"
        className={classes.table}
        aria-label={label}
        aria-busy={stale}
        data-stale={stale || undefined}
      >
        <thead role="rowgroup" className={classes.head}>
          {table.getHeaderGroups().map((group) => (
            <tr role="row" key={group.id}>
              {group.headers.map((header) => (
                <HeaderCell
                  key={header.id}
                  look={header.column.columnDef.meta}
                  sort={sort}
                  onSort={onSort}
                />
              ))}
            </tr>
          ))}
        </thead>
        <tbody role="rowgroup">
          {table.getRowModel().rows.map((row) => (
            <tr role="row" key={row.id} className={classes.row}>
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
          ))}
        </tbody>
      </table>
    </div>
  );
}

/**
 * Called, not rendered as a component: columns are rebuilt when what they name arrives, and a new
 * component would take every open menu and busy button of the rows with it. So cells use no hooks.
 */
function drawn<Row extends object>(cell: Cell<typeof features, Row>): ReactNode {
  const { cell: draw } = cell.column.columnDef;
  return typeof draw === 'function' ? (draw(cell.getContext()) as ReactNode) : draw;
}
