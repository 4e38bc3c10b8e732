import type { Brushed } from './brush.ts';
import type { Series } from './series.tsx';

/** What a chart shows at one place of its time axis. */
export interface ChartPoint {
  /** Under the axis; '' where another point's label is enough. */
  tick: string;
  /** Whole, for tooltip and table. */
  name: string;
  /** One for each series; null where there is nothing. */
  values: (number | null)[];
}

export interface ChartPlace {
  width: number;
  /** The middle of a point's band, and its width, pixels. */
  x: (index: number) => number;
  band: number;
  y: (value: number) => number;
}

export interface ChartProps {
  /** What the chart shows, for whoever does not see it. */
  label: string;
  points: readonly ChartPoint[];
  series: readonly Series[];
  format: (value: number) => string;
  /** Pixels. */
  height?: number;
  /** A stretch was chosen, both ends part of it; without it the chart is only read. */
  onPick?: ((brushed: Brushed) => void) | undefined;
  /** The stretch in words, where one can be chosen. */
  stretchName?: ((brushed: Brushed) => string) | undefined;
  /** Told of the width, so that there are only so many points as have room. */
  onWidth?: (width: number) => void;
}
