import { lazy, Suspense } from 'react';
import type { Column } from './column.ts';
import { HeaderCell } from './header-cell.tsx';
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
  const long = rows.length > LONG;
  return (
    <div className={classes.scroll}>
      <table
        role="table"
        className={classes.table}
        aria-label={label}
        aria-busy={stale}
        aria-rowcount={long ? rows.length + 1 : undefined}
        data-stale={stale || undefined}
      >
        <thead role="rowgroup" className={classes.head}>
          <tr role="row">
            {columns.map(({ id, meta, head }) => (
              <HeaderCell key={id} look={meta} sort={sort} onSort={onSort}>
                {head?.(rows)}
              </HeaderCell>
            ))}
          </tr>
        </thead>
        {long ? (
          <Suspense fallback={<TableBody rows={rows} rowId={rowId} columns={columns} />}>
            <WindowedBody rows={rows} rowId={rowId} columns={columns} />
          </Suspense>
        ) : (
          <TableBody rows={rows} rowId={rowId} columns={columns} />
        )}
      </table>
    </div>
  );
}
