import type { ChartPlace, ChartProps } from './chart.ts';
import { ChartFrame } from './chart-frame.tsx';
import classes from './chart.module.css';
import { niceTicks } from './nice-ticks.ts';
import { useTextures } from './series.tsx';

/** Counts over time, one upon the other, the first series at the foot. */
export function BarChart(props: ChartProps) {
  const { points, series } = props;
  const textures = useTextures();
  const sums = points.map(({ values }) => values.reduce<number>((sum, n) => sum + (n ?? 0), 0));
  const bars = ({ band, x, y }: ChartPlace) =>
    points.map(({ values }, place) => {
      const width = Math.min(28, Math.max(1, band - (band > 5 ? 2 : 0)));
      let below = 0;
      return series.map(({ key, look }, index) => {
        const value = values[index] ?? 0;
        if (value === 0) return null;
        const [foot, head] = [y(below), y(below + value)];
        below += value;
        // One failure among thousands must be seen.
        const height = Math.max(1.5, foot - head - (foot - head > 3 ? 0.75 : 0));
        const box = { x: x(place) - width / 2, y: foot - height, width, height };
        const texture = width > 3 && height > 4 ? textures.of(look) : undefined;
        return (
          <g key={`${place} ${key}`} className={classes[look]}>
            <rect className={classes.bar} {...box} />
            {texture && <rect fill={texture} {...box} />}
          </g>
        );
      });
    });
  return (
    <ChartFrame
      {...props}
      ticks={niceTicks(Math.max(0, ...sums), true)}
      draw={(place) => (
        <>
          {textures.defs}
          {bars(place)}
        </>
      )}
    />
  );
}
