import classes from './chart.module.css';

/** One stretch of time. */
export interface SparkBar {
  arrived: number;
  failed: number;
}

interface SparklineProps {
  /** Oldest first. */
  bars: readonly SparkBar[];
  /** What it tells, in a sentence. */
  label: string;
  width?: number;
  height?: number;
}

/** Small bars: what arrived above the line, what failed below it. */
export function Sparkline({ bars, label, width = 96, height = 26 }: SparklineProps) {
  const top = Math.max(1, ...bars.map(({ arrived }) => arrived));
  const deep = Math.max(...bars.map(({ failed }) => failed), 0);
  const foot = deep > 0 ? Math.round(height * 0.62) : height - 1;
  const band = width / Math.max(1, bars.length);
  const wide = Math.max(1, band - 1);
  return (
    <svg className={classes.spark} width={width} height={height} role="img" aria-label={label}>
      <line className={classes.base} x2={width} y1={foot} y2={foot} />
      {bars.map(({ arrived, failed }, index) => {
        const up = arrived > 0 ? Math.max(1.5, (arrived / top) * (foot - 1)) : 0;
        const down = failed > 0 ? Math.max(2, (failed / deep) * (height - foot - 1)) : 0;
        const x = index * band;
        return (
          <g key={index}>
            {
              up > 0 &&
              <rect className={`${classes.bar} ${classes.delivered}`} x={x} y={foot - up} width={wide} height={up} /> // prettier-ignore
            }
            {
              down > 0 &&
              <rect className={`${classes.bar} ${classes.failed}`} x={x} y={foot + 1} width={wide} height={down} /> // prettier-ignore
            }
          </g>
        );
      })}
    </svg>
  );
}
