import { useTable } from '@tanstack/react-table';
import { lazy, Suspense, useMemo } from 'react';
import { HeaderCell } from './header-cell.tsx';
import { features, type Column } from './table-features.ts';
import { parseSort } from './sort-text.ts';
import { TableBody } from './table-body.tsx';
import type { WindowedBody as Windowed } from './windowed-body.tsx';
import classes from './data-table.module.css';

/** From so many rows on only those in view are drawn: until then it costs more than it saves. */
const LONG = 200;

const WindowedBody = lazy(async () => ({
  default: (await import('./windowed-body.tsx')).WindowedBody,
})) as unknown as typeof Windowed;

interface DataTableProps<Row extends object> {
  /** What the table holds, for those who cannot see it. */
  label: string;
  columns: Column<Row>[];
  rows: Row[];
  rowId: (row: Row) => string;
  sort?: string | undefined;
  onSort?: ((sort: string) => void) | undefined;
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
  const drawn = table.getRowModel().rows;
  const long = drawn.length > LONG;
  return (
    <div className={classes.scroll}>
      <table
        role="table"
        className={classes.table}
        aria-label={label}
        aria-busy={stale}
        aria-rowcount={long ? drawn.length + 1 : undefined}
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
        {long ? (
          <Suspense fallback={<TableBody rows={drawn} columns={columns} />}>
            <WindowedBody rows={drawn} columns={columns} />
          </Suspense>
        ) : (
          <TableBody rows={drawn} columns={columns} />
        )}
      </table>
    </div>
  );
}
