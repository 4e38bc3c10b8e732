import type { ChartPoint } from './chart.ts';
import type { Series } from './series.tsx';

/** "Nov 21, 14:00 – 15:00: Delivered 34, Failed 2"; what is null is not told. */
export function pointText(
  { name, values }: ChartPoint,
  series: readonly Series[],
  format: (value: number) => string,
): string {
  const told = series.flatMap(({ label }, index) => {
    const value = values[index];
    return value === null || value === undefined ? [] : [`${label} ${format(value)}`];
  });
  return told.length > 0 ? `${name}: ${told.join(', ')}` : name;
}
