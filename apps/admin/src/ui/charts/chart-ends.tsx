import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import '../../lib/chart-words.ts';
import { moveEnd, type Brushed } from './brush.ts';
import type { ChartPoint } from './chart.ts';
import classes from './chart.module.css';
import { pointText } from './point-text.ts';
import type { Series } from './series.tsx';

interface ChartEndsProps {
  points: readonly ChartPoint[];
  series: readonly Series[];
  format: (value: number) => string;
  chosen: Brushed | null;
  onAt: (index: number | null) => void;
  /** Left out where nothing is chosen: then there is one slider, to read by. */
  onChoose: ((chosen: Brushed | null) => void) | undefined;
  onPick: (chosen: Brushed) => void;
}

/**
 * The chart by keyboard: a slider to read point by point, or two for the ends of a stretch, which
 * Enter chooses and Escape drops. Native ones, so that screen readers and touch know them.
 */
export function ChartEnds(props: ChartEndsProps) {
  const { points, series, format, chosen, onAt, onChoose, onPick } = props;
  const { t } = useTranslation('charts');
  const last = points.length - 1;
  const now = chosen ?? { first: 0, last };
  const drop = () => {
    onChoose?.(null);
    onAt(null);
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && chosen) {
      event.stopPropagation();
      drop();
    }
    if (event.key === 'Enter' && chosen) onPick(chosen);
  };
  const told = (point: ChartPoint | undefined) => point && pointText(point, series, format);
  const slider = (end: 'first' | 'last', label: string) => (
    <input
      type="range"
      min={0}
      max={last}
      value={now[end]}
      aria-label={label}
      aria-valuetext={told(points[now[end]])}
      onChange={(event) => {
        const to = Number(event.currentTarget.value);
        onChoose?.(moveEnd(now, end, to));
        onAt(to);
      }}
      onFocus={() => onAt(now[end])}
      onKeyDown={keys}
    />
  );
  return (
    <div className={classes.ends} onBlur={() => onAt(null)}>
      {onChoose ? (
        <>
          {slider('first', t('from'))}
          {slider('last', t('to'))}
        </>
      ) : (
        <ReadSlider {...props} />
      )}
    </div>
  );
}

function ReadSlider({ points, series, format, onAt }: ChartEndsProps) {
  const { t } = useTranslation('charts');
  const last = points.length - 1;
  return (
    <input
      type="range"
      min={0}
      max={last}
      defaultValue={last}
      aria-label={t('read')}
      onFocus={(event) => onAt(Number(event.currentTarget.value))}
      onChange={(event) => {
        const index = Number(event.currentTarget.value);
        const point = points[index];
        if (point) event.currentTarget.ariaValueText = pointText(point, series, format);
        onAt(index);
      }}
    />
  );
}
