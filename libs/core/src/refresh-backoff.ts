import { LONGEST_RETRY_AFTER_MS } from './retry.ts';

const FIRST_MS = 1000;
const LONGEST_MS = 15 * 60 * 1000;

/**
 * How long to leave a token address alone after it gave no token although the grant stands: a
 * second, doubling up to a quarter of an hour, each lengthened by up to half, so that connections
 * that failed together do not come back together. Never shorter than the vendor's own `Retry-After`
 * (RFC 9110 section 10.2.3), of which more than a day is not believed.
 *
 * @param failures in a row, this one included; 1 after the first
 * @param random 0 ≤ random < 1
 * @returns milliseconds
 */
export function refreshBackoffMs(
  failures: number,
  retryAfterMs: number | undefined,
  random: number,
): number {
  const doublings = Math.min(Math.max(failures, 1) - 1, 30);
  const delay = Math.min(LONGEST_MS, FIRST_MS * 2 ** doublings);
  const wish = Math.min(retryAfterMs ?? 0, LONGEST_RETRY_AFTER_MS);
  return Math.round(Math.max(delay, wish) * (1 + 0.5 * random));
}
