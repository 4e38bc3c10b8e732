import type { TimeSpan } from '../../ui/charts/time-bars.ts';
import type { Period } from './overview-search.ts';

const HOUR_MS = 3_600_000;
const HOURS: Record<Period, number> = { '24h': 24, '7d': 168, '30d': 720 };

/**
 * The period that ends with the present hour, and the one before it. Whole hours: those the server
 * has added up already.
 *
 * @param now epoch milliseconds
 */
export function periodSpan(period: Period, now: number): { now: TimeSpan; before: TimeSpan } {
  const to = (Math.floor(now / HOUR_MS) + 1) * HOUR_MS;
  const length = HOURS[period] * HOUR_MS;
  return {
    now: { from: to - length, to },
    before: { from: to - 2 * length, to: to - length },
  };
}
