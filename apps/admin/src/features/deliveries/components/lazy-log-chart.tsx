import { readLocalStorageValue } from '@mantine/hooks';
import { lazy, Suspense } from 'react';
import type { LogChartProps } from './log-chart.tsx';
import classes from './log-chart.module.css';

const LogChart = lazy(async () => ({ default: (await import('./log-chart.tsx')).LogChart }));

interface LazyLogChartProps extends LogChartProps {
  /** The table has what it needs; the chart comes after it. */
  ready: boolean;
}

export function LazyLogChart({ ready, ...props }: LazyLogChartProps) {
  const folded = readLocalStorageValue({ key: 'patchbay.log-chart' }) === false;
  const place = <div className={classes.place} data-folded={folded || undefined} />;
  if (!ready) return place;
  return (
    <Suspense fallback={place}>
      <LogChart {...props} />
    </Suspense>
  );
}
