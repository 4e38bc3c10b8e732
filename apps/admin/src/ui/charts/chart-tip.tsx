import type { ChartPoint } from './chart.ts';
import classes from './chart.module.css';
import { Swatch, type Series } from './series.tsx';

interface ChartTipProps {
  point: ChartPoint;
  series: readonly Series[];
  format: (value: number) => string;
  x: number;
  width: number;
}

/** Beside the point, on the side that has room. The sliders say the same aloud. */
export function ChartTip({ point, series, format, x, width }: ChartTipProps) {
  const side = x > width / 2 ? { right: width - x + 12 } : { left: x + 12 };
  return (
    <div className={classes.tip} style={side} aria-hidden>
      <strong>{point.name}</strong>
      {series.map(({ key, label, look }, index) => {
        const value = point.values[index];
        return (
          value !== null &&
          value !== undefined && (
            <div key={key} className={classes.tipRow}>
              <Swatch look={look} />
              <span>{label}</span>
              <span>{format(value)}</span>
            </div>
          )
        );
      })}
    </div>
  );
}
