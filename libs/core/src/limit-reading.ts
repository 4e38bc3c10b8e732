/** What a vendor says is left of one of its limits. */
export interface LimitReading {
  /** Requests that may still be sent before it renews. */
  remaining: number;
  /** Milliseconds until it renews; `null` when the vendor does not say. */
  resetMs: number | null;
}

/** The one that bites first: what leaves least, and of two that leave as much, the longer. */
export function tightest(readings: readonly LimitReading[]): LimitReading | undefined {
  return readings.reduce<LimitReading | undefined>(
    (least, reading) => (least === undefined || isTighter(reading, least) ? reading : least),
    undefined,
  );
}

function isTighter(a: LimitReading, b: LimitReading): boolean {
  if (a.remaining !== b.remaining) return a.remaining < b.remaining;
  return (a.resetMs ?? 0) > (b.resetMs ?? 0);
}
