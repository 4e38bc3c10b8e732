import { createContext, lazy, Suspense, useContext, type ReactNode } from 'react';
import type { ConnectionTrend } from '../../../lib/trends-of.ts';
import classes from './connection-table.module.css';

const Trend = lazy(async () => ({ default: (await import('../../../ui/charts/trend.tsx')).Trend }));

/**
 * What the last day brought, by connection. Apart from the columns: news of it draws this cell again,
 * and not the rows.
 */
export const Trends = createContext<ReadonlyMap<number, ConnectionTrend>>(new Map());

/** The last delivery, and below it what the last day brought. */
export function LastDay({ id, children }: { id: number; children: ReactNode }) {
  const trend = useContext(Trends).get(id);
  return (
    <div className={classes.lastDay}>
      {children}
      {trend && trend.errorRate !== null && (
        <Suspense fallback={null}>
          <Trend trend={trend} />
        </Suspense>
      )}
    </div>
  );
}
