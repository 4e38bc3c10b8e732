/** Why an attempt should be repeated; `retryAfterMs` is the vendor's own wish, when it stated one. */
export interface RetryableFailure {
  /** Attempts made so far, this one included; 1 after the first. */
  attempt: number;
  retryAfterMs?: number;
}

/** A vendor that asks for more than a day is answered by a person, not by a queue. */
export const LONGEST_RETRY_AFTER_MS = 24 * 60 * 60 * 1000;

/**
 * When to try again, or `null` when the schedule is used up.
 *
 * @param schedule delays in milliseconds after the first, second, … failure
 * @param now epoch milliseconds
 * @param random 0 ≤ random < 1; spreads the delay over 100 to 120 % of its nominal length, never
 *   earlier than the vendor's `Retry-After` (RFC 9110 section 10.2.3)
 * @returns epoch milliseconds
 */
export function nextAttempt(
  schedule: readonly number[],
  failure: RetryableFailure,
  now: number,
  random: number,
): number | null {
  const delay = schedule[failure.attempt - 1];
  if (delay === undefined) return null;
  const wish = Math.min(failure.retryAfterMs ?? 0, LONGEST_RETRY_AFTER_MS);
  return Math.round(now + Math.max(delay, wish) * (1 + 0.2 * random));
}
