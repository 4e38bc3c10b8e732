const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Lengths of a bar that people reckon in. */
const STEPS = [
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE_MS),
  ...[1, 2, 3, 6, 12].map((n) => n * HOUR_MS),
  ...[1, 2, 7, 14, 30].map((n) => n * DAY_MS),
];

/** Epoch milliseconds; the end is not part of it. */
export interface TimeSpan {
  from: number;
  to: number;
}

/** What the API counts by, the shortest that is cheap enough for so long a time. */
export const UNIT_MS = { minute: MINUTE_MS, hour: HOUR_MS, day: DAY_MS } as const;
export type TimeUnit = keyof typeof UNIT_MS;

export function unitOf({ from, to }: TimeSpan): TimeUnit {
  if (to - from <= 4 * HOUR_MS) return 'minute';
  return to - from <= 32 * DAY_MS ? 'hour' : 'day';
}

/** The shortest length of a bar that fills the span with at most `most` of them. */
export function barStep({ from, to }: TimeSpan, unit: TimeUnit, most: number): number {
  const fits = (step: number) => step >= UNIT_MS[unit] && (to - from) / step <= most;
  return STEPS.find(fits) ?? STEPS.at(-1)!;
}

/**
 * The span cut where the viewer's clock shows round times, and always where the API's buckets meet.
 * The first and last bar may reach beyond it.
 */
export function timeBars(span: TimeSpan, step: number, unit: TimeUnit): TimeSpan[] {
  const bars: TimeSpan[] = [];
  let from = floorLocal(span.from, step);
  while (from < span.to) {
    const to = nextStart(from, step);
    bars.push({ from: onGrid(from, unit), to: onGrid(to, unit) });
    from = to;
  }
  return bars;
}

/** Which bar a time lies in; -1 beside all. */
export function barOf(bars: readonly TimeSpan[], at: number): number {
  let [low, high] = [0, bars.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const bar = bars[middle]!;
    if (at < bar.from) high = middle - 1;
    else if (at >= bar.to) low = middle + 1;
    else return middle;
  }
  return -1;
}

function floorLocal(at: number, step: number): number {
  if (step >= DAY_MS) return new Date(at).setHours(0, 0, 0, 0);
  const midnight = new Date(at).setHours(0, 0, 0, 0);
  return midnight + Math.floor((at - midnight) / step) * step;
}

/** Days are as long as the calendar has them: 23 hours where clocks go forward. */
function nextStart(from: number, step: number): number {
  if (step < DAY_MS) return from + step;
  const next = new Date(from);
  return next.setDate(next.getDate() + step / DAY_MS);
}

/** Zones half an hour beside UTC have no bucket that begins at their midnight. */
function onGrid(at: number, unit: TimeUnit): number {
  return Math.floor(at / UNIT_MS[unit]) * UNIT_MS[unit];
}
