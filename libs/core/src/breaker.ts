/** Circuit breaker of one connection. `openUntil` is epoch milliseconds, set while open. */
export interface Breaker {
  failures: number;
  openUntil: number | null;
}

export type BreakerOutcome = 'success' | 'retryable_failure';

export interface BreakerRule {
  /** Consecutive retryable failures that open it. */
  threshold: number;
  cooldownMs: number;
}

export const CLOSED: Breaker = { failures: 0, openUntil: null };

/**
 * The breaker after one more outcome. A failure while open (the half-open probe, or an attempt that
 * was in flight) restarts the cooldown; any success closes it.
 */
export function breakerStep(
  breaker: Breaker,
  outcome: BreakerOutcome,
  now: number,
  rule: BreakerRule,
): Breaker {
  if (outcome === 'success') return CLOSED;
  const failures = breaker.failures + 1;
  if (failures < rule.threshold) return { failures, openUntil: breaker.openUntil };
  return { failures, openUntil: now + rule.cooldownMs };
}

export function isOpen(breaker: Breaker): boolean {
  return breaker.openUntil !== null;
}
