import { UNIT_MS, unitOf, type TimeSpan } from '../../ui/charts/time-bars.ts';
import type { LogFilter } from './log-search.ts';

/** What a log without a range shows in its chart. */
const DAYS_MS = 30 * 86_400_000;

/**
 * The time a chart of the log covers: the filter's, up to now and at most 30 days where it names no
 * beginning. The end is rounded up to what is counted by, so that the same is asked for a while.
 */
export function chartSpan({ from, to }: Pick<LogFilter, 'from' | 'to'>, now: number): TimeSpan {
  const end = to ? Date.parse(to) : now;
  const begin = from ? Math.min(Date.parse(from), end) : end - DAYS_MS;
  const unit = UNIT_MS[unitOf({ from: begin, to: end })];
  if (to) return { from: begin, to: Math.max(end, begin + 60_000) };
  return { from: begin, to: Math.ceil(end / unit) * unit };
}
