import type { Connection } from '@patchbay/contracts/connection';
import { lazy, Suspense } from 'react';
import type { ConnectionTrend } from '../../../lib/trends-of.ts';
import type { Column } from '../../../ui/data-table/column.ts';
import classes from './connection-table.module.css';

const Trend = lazy(async () => ({ default: (await import('../../../ui/charts/trend.tsx')).Trend }));

/** The columns of the list, the last delivery with what the last day brought below it. */
export function withTrends(
  columns: Column<Connection>[],
  trends: ReadonlyMap<number, ConnectionTrend>,
): Column<Connection>[] {
  return columns.map((column) =>
    column.id === 'last_delivery' ? { ...column, cell: withTrend(column, trends) } : column,
  );
}

function withTrend(
  column: Column<Connection>,
  trends: ReadonlyMap<number, ConnectionTrend>,
): Column<Connection>['cell'] {
  return function LastDay({ row }) {
    const trend = trends.get(row.original.id);
    return (
      <div className={classes.lastDay}>
        {column.cell({ row })}
        {trend && trend.errorRate !== null && (
          <Suspense fallback={null}>
            <Trend trend={trend} />
          </Suspense>
        )}
      </div>
    );
  };
}
