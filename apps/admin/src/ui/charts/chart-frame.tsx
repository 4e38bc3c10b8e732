import { Button } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useEffect, useState, type PointerEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import '../../lib/chart-words.ts';
import { barAt, brushed, type Brushed } from './brush.ts';
import type { ChartPlace, ChartPoint, ChartProps } from './chart.ts';
import classes from './chart.module.css';
import { ChartEnds } from './chart-ends.tsx';
import { ChartTable } from './chart-table.tsx';
import { ChartTip } from './chart-tip.tsx';

interface FrameProps extends ChartProps {
  ticks: readonly number[];
  draw: (place: ChartPlace) => ReactNode;
}

const AXIS = 22;
const TOP = 6;

/** Axes, tooltip, choice of a stretch, and the table behind every chart. */
export function ChartFrame(props: FrameProps) {
  const {
    label,
    points,
    series,
    format,
    ticks,
    height = 160,
    onPick,
    stretchName,
    onWidth,
    draw,
  } = props;
  const { t } = useTranslation('charts');
  const { ref, width } = useElementSize();
  useEffect(() => onWidth?.(width), [onWidth, width]);
  const [at, setAt] = useState<number | null>(null);
  const [drag, setDrag] = useState<{ start: number; end: number } | null>(null);
  const [chosen, setChosen] = useState<Brushed | null>(null);
  const count = points.length;
  const top = ticks.at(-1) ?? 1;
  const band = count > 0 ? width / count : 0;
  const place: ChartPlace = {
    ...{ width, band },
    x: (index) => (index + 0.5) * band,
    y: (value) => TOP + (height - TOP) * (1 - value / top),
  };
  const labelled = labels(points, width);
  const shown = drag ? brushed(drag.start, drag.end) : chosen;

  const bar = (event: PointerEvent) =>
    barAt(event.clientX - event.currentTarget.getBoundingClientRect().left, width, count);
  const begin = (event: PointerEvent) => {
    if (!onPick || !event.isPrimary || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrag({ start: bar(event), end: bar(event) });
  };
  const move = (event: PointerEvent) => {
    const end = bar(event);
    setAt(end);
    if (drag) setDrag({ ...drag, end });
  };
  const pick = (stretch: Brushed) => {
    setChosen(null);
    setDrag(null);
    setAt(null);
    onPick?.(stretch);
  };
  const finish = () => {
    if (drag && shown) pick(shown);
  };
  const leave = () => {
    setAt(null);
    setDrag(null);
  };

  return (
    <figure className={classes.figure} aria-label={label}>
      <div
        ref={ref}
        className={`${classes.plot} ${onPick ? classes.brushable : ''}`}
        onPointerDown={begin}
        onPointerMove={move}
        onPointerUp={finish}
        onPointerCancel={leave}
        onPointerLeave={leave}
        data-chart
      >
        <svg className={classes.svg} height={height + AXIS} aria-hidden>
          {ticks.map((tick) => (
            <g key={tick}>
              <line className={classes.grid} x2="100%" y1={place.y(tick)} y2={place.y(tick)} />
              <text className={classes.tick} x={-8} y={place.y(tick) + 4} textAnchor="end">
                {format(tick)}
              </text>
            </g>
          ))}
          {width > 0 && (
            <>
              {at !== null && at < count && (
                <rect className={classes.cursor} x={at * band} width={band} y={0} height={height} />
              )}
              {draw(place)}
              {shown && (
                <rect
                  className={classes.brushed}
                  x={shown.first * band}
                  width={(shown.last - shown.first + 1) * band}
                  y={1}
                  height={height - 1}
                />
              )}
              {labelled.map((index) => (
                <text
                  key={index}
                  className={classes.tick}
                  x={place.x(index)}
                  y={height + 16}
                  textAnchor="middle"
                >
                  {points[index]?.tick}
                </text>
              ))}
            </>
          )}
        </svg>
        {count > 0 && (
          <ChartEnds
            points={points}
            series={series}
            format={format}
            chosen={chosen}
            onAt={setAt}
            onChoose={onPick && setChosen}
            onPick={pick}
          />
        )}
        {
          at !== null && points[at] &&
          <ChartTip point={points[at]} series={series} format={format} x={place.x(at)} width={width} /> // prettier-ignore
        }
      </div>
      {chosen && onPick && !drag && (
        <div className={classes.choice}>
          <span role="status">{stretchName?.(chosen)}</span>
          <Button size="compact-xs" variant="light" onClick={() => pick(chosen)}>
            {t('show_only')}
          </Button>
        </div>
      )}
      <ChartTable label={label} points={points} series={series} format={format} />
    </figure>
  );
}

const LABEL_PX = 68;

/** Which points are labelled: as many as have room, at even distances, none beyond the edge. */
function labels(points: readonly ChartPoint[], width: number): number[] {
  const band = width / Math.max(1, points.length);
  const told = points.flatMap(({ tick }, index) => (tick ? [index] : []));
  const apart = told.length > 1 ? (told[1]! - told[0]!) * band : width;
  const every = Math.max(1, Math.ceil(LABEL_PX / apart));
  const inside = (index: number) => (index + 0.5) * band > 18 && (index + 0.5) * band < width - 18;
  return told.filter((index, n) => n % every === 0 && inside(index));
}
