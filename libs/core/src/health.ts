import type { ConnectionState } from './connection-state.ts';
import type { TestOutcome } from './test-outcome.ts';

/** What an operator sees at a glance. Source: the connection library's health column. */
export const HEALTHS = ['connected', 'warning', 'error', 'not_connected'] as const;
export type Health = (typeof HEALTHS)[number];

export interface HealthFacts {
  state: ConnectionState;
  lastTestOutcome: TestOutcome | null;
  /** Retryable failures in a row, not yet enough to open the breaker. */
  consecutiveFailures: number;
}

/** `warning` means working, with a recent non-fatal trouble; `paused` is a choice, not a fault. */
export function healthOf(facts: HealthFacts): Health {
  if (facts.state === 'paused') return 'not_connected';
  if (facts.state !== 'active') return 'error';
  if (facts.consecutiveFailures > 0) return 'warning';
  if (facts.lastTestOutcome !== null && facts.lastTestOutcome !== 'connected') return 'warning';
  return 'connected';
}
