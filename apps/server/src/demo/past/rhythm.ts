import type { Random } from '../random.ts';

export const HOUR_MS = 3_600_000;

/** People come by day, a few late; machines keep the same pace around the clock. */
export interface Rhythm {
  /** Events of an ordinary weekday. */
  perDay: number;
  kind: 'people' | 'machine';
  /** A Saturday or Sunday, as a part of a weekday. */
  weekend: number;
}

/** How many of a hundred come in each hour, UTC, of a business in central Europe. */
const HOURS = [
  1, 0.5, 0.4, 0.3, 0.5, 1.2, 3, 5, 7, 8, 8, 7.5, 6, 7, 7.5, 7, 6, 5, 4.5, 4.5, 4, 3, 2, 1.1,
];
const HOURS_SUM = HOURS.reduce((sum, share) => sum + share, 0);

/** Times of a rhythm's events in `from` ≤ t < `to`, in order. */
export function timesIn(rhythm: Rhythm, from: Date, to: Date, random: Random): Date[] {
  const times: number[] = [];
  for (let hour = floorToHour(from); hour < to.getTime(); hour += HOUR_MS) {
    const count = random.poisson(expectedIn(rhythm, new Date(hour)));
    for (let i = 0; i < count; i++) times.push(hour + Math.floor(random.next() * HOUR_MS));
  }
  return times
    .filter((time) => time >= from.getTime() && time < to.getTime())
    .sort((a, b) => a - b)
    .map((time) => new Date(time));
}

/** Events of the hour that begins at `hour`, on average. */
export function expectedIn({ perDay, kind, weekend }: Rhythm, hour: Date): number {
  const day = hour.getUTCDay() === 0 || hour.getUTCDay() === 6 ? weekend : 1;
  if (kind === 'machine') return (perDay * day) / 24;
  return (perDay * day * HOURS[hour.getUTCHours()]!) / HOURS_SUM;
}

function floorToHour(time: Date): number {
  return Math.floor(time.getTime() / HOUR_MS) * HOUR_MS;
}
