const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Milliseconds since 1970; the end is not part of it. */
export interface Span {
  from: number;
  to: number;
}

/** Where each stretch of a time asked for is counted from; empty stretches are left out. */
export interface StatsSpans {
  /** From the entries themselves. */
  entries: Span[];
  hours: Span[];
  days: Span[];
  /** All of hours and days: entries too new to be in the sums are added here. */
  summed: Span | null;
}

/**
 * Whole days from sums of days where the answer is by day, whole hours from sums of hours, the rest
 * entry by entry.
 *
 * @param since the earliest time the sums hold, a whole hour; null when they hold nothing
 */
export function statsSpans(asked: Span, since: number | null, byDay: boolean): StatsSpans {
  const from = since === null ? asked.to : up(Math.max(asked.from, since), HOUR_MS);
  const to = down(asked.to, HOUR_MS);
  if (from >= to) return { entries: [asked], hours: [], days: [], summed: null };
  const entries = some({ from: asked.from, to: from }, { from: to, to: asked.to });
  const summed = { from, to };
  const day = { from: up(from, DAY_MS), to: down(to, DAY_MS) };
  if (!byDay || day.from >= day.to) return { entries, hours: [summed], days: [], summed };
  return {
    entries,
    hours: some({ from, to: day.from }, { from: day.to, to }),
    days: [day],
    summed,
  };
}

function some(...spans: Span[]): Span[] {
  return spans.filter(({ from, to }) => from < to);
}

function up(at: number, unit: number): number {
  return Math.ceil(at / unit) * unit;
}

function down(at: number, unit: number): number {
  return Math.floor(at / unit) * unit;
}
