import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { breakerStep, CLOSED, isOpen, type Breaker, type BreakerOutcome } from './breaker.ts';

const RULE = { threshold: 5, cooldownMs: 300_000 };
const run = (outcomes: readonly BreakerOutcome[], from: Breaker = CLOSED) =>
  outcomes.reduce((breaker, outcome, index) => breakerStep(breaker, outcome, index, RULE), from);
const fail = (times: number) => Array<BreakerOutcome>(times).fill('retryable_failure');

describe('the circuit breaker', () => {
  it('opens at the fifth failure in a row, until the cooldown is over', () => {
    expect(isOpen(run(fail(4)))).toBe(false);
    expect(run(fail(5))).toEqual({ failures: 5, openUntil: 4 + RULE.cooldownMs });
  });

  it('counts failures in a row only', () => {
    expect(run([...fail(4), 'success', ...fail(4)])).toEqual({ failures: 4, openUntil: null });
  });

  it('closes at any success', () => {
    expect(run([...fail(9), 'success'])).toEqual(CLOSED);
  });

  it('starts its cooldown again when the probe fails', () => {
    const open = run(fail(5));
    const probed = breakerStep(open, 'retryable_failure', 1_000_000, RULE);
    expect(probed).toEqual({ failures: 6, openUntil: 1_000_000 + RULE.cooldownMs });
  });

  it('is open exactly when the last outcomes were at least as many failures as the threshold', () => {
    const outcome = fc.constantFrom<BreakerOutcome>('success', 'retryable_failure');
    fc.assert(
      fc.property(
        fc.array(outcome, { maxLength: 40 }),
        fc.integer({ min: 1, max: 8 }),
        (outcomes, threshold) => {
          const rule = { ...RULE, threshold };
          const breaker = outcomes.reduce(
            (b, each, now) => breakerStep(b, each, now, rule),
            CLOSED,
          );
          const failures = outcomes.length - 1 - outcomes.lastIndexOf('success');
          expect(breaker.failures).toBe(failures);
          expect(isOpen(breaker)).toBe(failures >= threshold);
        },
      ),
    );
  });
});
