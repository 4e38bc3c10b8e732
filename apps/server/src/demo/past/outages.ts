import type { Outage } from '../cast/stream.ts';
import { HOUR_MS } from './rhythm.ts';

export const DAY_MS = 86_400_000;
/** Failures in a row that open the breaker (config.ts). */
const BREAKER_THRESHOLD = 5;
/** Held work goes out in order, this far apart. */
const RELEASE_EVERY_MS = 180;

export interface OutageWindow extends Outage {
  from: number;
  to: number;
}

/** Outages of a stream as times; `now` is when the demo begins. */
export function windowsOf(outages: readonly Outage[], now: Date): OutageWindow[] {
  return outages.map((outage) => {
    const from = weekday(now.getTime() - outage.daysAgo * DAY_MS) + outage.hour * HOUR_MS;
    return { ...outage, from, to: from + outage.minutes * 60_000 };
  });
}

/** The midnight before, of the same day or of the Friday before it. */
function weekday(time: number): number {
  const midnight = Math.floor(time / DAY_MS) * DAY_MS;
  const day = new Date(midnight).getUTCDay();
  if (day === 6) return midnight - DAY_MS;
  return day === 0 ? midnight - 2 * DAY_MS : midnight;
}

/**
 * How an outage passes: what comes first fails and is tried again until the breaker opens; from then
 * on everything is held, and goes out when a test call has found the vendor back.
 */
export class OutageCourse {
  private failures = 0;
  private released = 0;

  constructor(readonly window: OutageWindow) {}

  covers(time: Date): boolean {
    return time.getTime() >= this.window.from && time.getTime() < this.window.to;
  }

  /** How many of up to four attempts in a row still go out and fail. */
  failuresOfNext(): number {
    const failing = Math.min(4, BREAKER_THRESHOLD - this.failures);
    this.failures += failing;
    return failing;
  }

  /** When the next held delivery goes out. */
  nextRelease(): Date {
    this.released += 1;
    return new Date(this.window.to + this.released * RELEASE_EVERY_MS);
  }
}
