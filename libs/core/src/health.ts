import type { ConnectionState } from './connection-state.ts';
import type { TestOutcome } from './test-outcome.ts';

/** What an operator sees at a glance. Source: the connection library's health column. */
export const HEALTHS = ['connected', 'warning', 'error', 'not_connected'] as const;
export type Health = (typeof HEALTHS)[number];

export const HEALTH_CODES = [
  'paused',
  'auth_expired',
  'auth_revoked',
  'credential_unreadable',
  'secret_unavailable',
  'breaker_open',
  'test_failed',
  'recent_failures',
  'refresh_failing',
  'expiring_soon',
  'scopes_missing',
] as const;
export type HealthCode = (typeof HEALTH_CODES)[number];

export interface HealthFacts {
  state: ConnectionState;
  lastTestOutcome: TestOutcome | null;
  /** Deliveries ran after the last test. */
  deliveredSinceTest: boolean;
  /** Retryable failures in a row; enough of them open the breaker. */
  consecutiveFailures: number;
  /** Refreshes in a row that got no token although the grant stands. */
  refreshFailures: number;
  /** A stored credential that no key of the site opens. */
  credentialUnreadable: boolean;
  /** A secret that lives elsewhere could not be read there. */
  secretUnavailable: boolean;
  /** The grant lacks scopes that were asked for. */
  scopesMissing: boolean;
  /** The grant ends soon (`endsSoon`). */
  endsSoon: boolean;
}

export interface HealthReading {
  health: Health;
  /** Why it is not `connected`; null when it is. */
  code: HealthCode | null;
}

/**
 * Health with the reason an operator should read first. `warning` means working, with a trouble that
 * is not fatal yet; `paused` is a choice, not a fault.
 */
export function healthOf(facts: HealthFacts): HealthReading {
  const { state } = facts;
  if (state === 'paused') return { health: 'not_connected', code: 'paused' };
  if (state === 'auth_expired' || state === 'auth_revoked') return { health: 'error', code: state };
  if (facts.credentialUnreadable) return { health: 'error', code: 'credential_unreadable' };
  if (state === 'error') return { health: 'error', code: errorCode(facts) };
  const code = WARNINGS.find(([, applies]) => applies(facts))?.[0] ?? null;
  return { health: code ? 'warning' : 'connected', code };
}

/** The most urgent first. */
const WARNINGS: readonly [HealthCode, (facts: HealthFacts) => boolean][] = [
  ['secret_unavailable', (facts) => facts.secretUnavailable],
  ['recent_failures', (facts) => facts.consecutiveFailures > 0],
  ['test_failed', (facts) => testFailed(facts) && !facts.deliveredSinceTest],
  ['refresh_failing', (facts) => facts.refreshFailures > 0],
  ['expiring_soon', (facts) => facts.endsSoon],
  ['scopes_missing', (facts) => facts.scopesMissing],
];

/** Deliveries that failed in a row explain it, unless a test failed after them. */
function errorCode(facts: HealthFacts): HealthCode {
  const byDeliveries = facts.consecutiveFailures > 0;
  if (byDeliveries && (facts.deliveredSinceTest || !testFailed(facts))) return 'breaker_open';
  return 'test_failed';
}

function testFailed({ lastTestOutcome }: HealthFacts): boolean {
  return lastTestOutcome !== null && lastTestOutcome !== 'connected';
}
