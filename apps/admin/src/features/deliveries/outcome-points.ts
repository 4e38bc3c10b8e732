import type { StatsBucket } from '@patchbay/contracts/delivery';
import type { ChartPoint } from '../../ui/charts/chart.ts';
import { barOf, type TimeSpan } from '../../ui/charts/time-bars.ts';
import { axisLabel, spanLabel } from '../../ui/charts/time-label.ts';

type Outcome = 'delivered' | 'retried' | 'failed';

/** The API's buckets added up into the bars they lie in; what lies beside all is left out. */
export function outcomePoints(
  buckets: readonly Pick<StatsBucket, 'at' | Outcome>[],
  bars: readonly TimeSpan[],
  outcomes: readonly Outcome[],
  language: string,
): ChartPoint[] {
  const counts = bars.map(() => outcomes.map(() => 0));
  for (const bucket of buckets) {
    // A bucket that began before the first bar, or before the time asked for, is part of the first.
    const place = Math.max(0, barOf(bars, Date.parse(bucket.at)));
    for (const [n, outcome] of outcomes.entries()) counts[place]![n]! += bucket[outcome];
  }
  const span = { from: bars[0]?.from ?? 0, to: bars.at(-1)?.to ?? 0 };
  return bars.map((bar, place) => ({
    tick: axisLabel(bar, span, language),
    name: spanLabel(bar, language),
    values: counts[place] ?? [],
  }));
}
