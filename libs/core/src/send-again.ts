const FIRST_MS = 1000;
const LONGEST_MS = 60 * 60_000;

/** Somebody who was away over a weekend still gets it; what is older helps nobody (RFC 5321, 4.5.4.1). */
export const GIVE_UP_AFTER_MS = 4 * 86_400_000;

/**
 * How long an alert that was not taken waits: a second, doubling up to an hour, each lengthened by up
 * to half.
 *
 * @param failures in a row, this one included
 * @param random 0 ≤ random < 1
 * @returns milliseconds
 */
export function sendAgainMs(failures: number, random: number): number {
  const doublings = Math.min(Math.max(failures, 1) - 1, 30);
  return Math.round(Math.min(LONGEST_MS, FIRST_MS * 2 ** doublings) * (1 + 0.5 * random));
}
