import type { ChartPlace, ChartProps } from './chart.ts';
import { ChartFrame } from './chart-frame.tsx';
import classes from './chart.module.css';
import { niceTicks } from './nice-ticks.ts';
import { DASHES } from './series.tsx';

/** Values over time; where there is none the line is broken, and one alone is a dot. */
export function LineChart(props: ChartProps) {
  const { points, series } = props;
  const max = Math.max(0, ...points.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const lines = ({ x, y }: ChartPlace) =>
    series.map(({ key, look }, index) => {
      const stretches = unbroken(points.map(({ values }) => values[index] ?? null));
      return (
        <g key={key} className={classes[look]}>
          {stretches.map(({ from, values }) =>
            values.length === 1 ? (
              <circle key={from} className={classes.dot} cx={x(from)} cy={y(values[0]!)} r={2.5} />
            ) : (
              <path
                key={from}
                className={classes.line}
                strokeDasharray={DASHES[look]}
                d={`M${values.map((value, n) => `${x(from + n)},${y(value)}`).join('L')}`}
              />
            ),
          )}
        </g>
      );
    });
  return <ChartFrame {...props} ticks={niceTicks(max)} draw={lines} />;
}

function unbroken(values: readonly (number | null)[]): { from: number; values: number[] }[] {
  const found: { from: number; values: number[] }[] = [];
  for (const [index, value] of values.entries()) {
    if (value === null) continue;
    const last = found.at(-1);
    if (last && last.from + last.values.length === index) last.values.push(value);
    else found.push({ from: index, values: [value] });
  }
  return found;
}
