import type { TestOutcome } from './test-outcome.ts';

/**
 * The connection state machine as data. Source: Integrations reference, "State transitions".
 *
 * State is observed, not asserted: tests, refreshes and deliveries move it. `operator.pause` and
 * `operator.resume.*` are the only manual overrides, so a paused connection stays paused whatever
 * is observed meanwhile. An event missing from a state's row is refused (`invalid_transition`).
 */
export const CONNECTION_TRANSITIONS = {
  active: {
    'test.connected': 'active',
    'test.credential_expired': 'auth_expired',
    'test.credential_revoked': 'auth_revoked',
    'test.scope_insufficient': 'error',
    'test.vendor_error': 'error',
    'test.network_error': 'error',
    'refresh.succeeded': 'active',
    'refresh.expired': 'auth_expired',
    'refresh.revoked': 'auth_revoked',
    'delivery.credential_expired': 'auth_expired',
    'delivery.credential_revoked': 'auth_revoked',
    'delivery.error_pattern': 'error',
    'credential.replaced': 'active',
    'operator.pause': 'paused',
    'operator.disconnect': 'removed',
  },
  paused: {
    'test.connected': 'paused',
    'test.credential_expired': 'paused',
    'test.credential_revoked': 'paused',
    'test.scope_insufficient': 'paused',
    'test.vendor_error': 'paused',
    'test.network_error': 'paused',
    'refresh.succeeded': 'paused',
    'refresh.expired': 'paused',
    'refresh.revoked': 'paused',
    // An attempt that was in flight when the operator paused may still report.
    'delivery.credential_expired': 'paused',
    'delivery.credential_revoked': 'paused',
    'delivery.error_pattern': 'paused',
    'credential.replaced': 'paused',
    'operator.resume.passed': 'active',
    'operator.resume.failed': 'error',
    'operator.disconnect': 'removed',
  },
  auth_expired: {
    'test.connected': 'active',
    'test.credential_expired': 'auth_expired',
    'test.credential_revoked': 'auth_revoked',
    'test.scope_insufficient': 'error',
    // An outage says nothing about the credential.
    'test.vendor_error': 'auth_expired',
    'test.network_error': 'auth_expired',
    'refresh.succeeded': 'active',
    'refresh.expired': 'auth_expired',
    'refresh.revoked': 'auth_revoked',
    'delivery.credential_expired': 'auth_expired',
    'delivery.credential_revoked': 'auth_revoked',
    'delivery.error_pattern': 'auth_expired',
    'credential.replaced': 'active',
    'operator.disconnect': 'removed',
  },
  auth_revoked: {
    'test.connected': 'active',
    'test.credential_expired': 'auth_revoked',
    'test.credential_revoked': 'auth_revoked',
    'test.scope_insufficient': 'error',
    'test.vendor_error': 'auth_revoked',
    'test.network_error': 'auth_revoked',
    // A refresh that was already under way may answer late; only a new grant heals a revoked one.
    'refresh.succeeded': 'auth_revoked',
    'refresh.expired': 'auth_revoked',
    'refresh.revoked': 'auth_revoked',
    'delivery.credential_expired': 'auth_revoked',
    'delivery.credential_revoked': 'auth_revoked',
    'delivery.error_pattern': 'auth_revoked',
    'credential.replaced': 'active',
    'operator.disconnect': 'removed',
  },
  error: {
    'test.connected': 'active',
    'test.credential_expired': 'auth_expired',
    'test.credential_revoked': 'auth_revoked',
    'test.scope_insufficient': 'error',
    'test.vendor_error': 'error',
    'test.network_error': 'error',
    // A fresh token proves the grant, not the vendor's API: only a test leaves `error`.
    'refresh.succeeded': 'error',
    'refresh.expired': 'auth_expired',
    'refresh.revoked': 'auth_revoked',
    'delivery.credential_expired': 'auth_expired',
    'delivery.credential_revoked': 'auth_revoked',
    'delivery.error_pattern': 'error',
    'credential.replaced': 'active',
    'operator.disconnect': 'removed',
  },
} as const;

export type ConnectionState = keyof typeof CONNECTION_TRANSITIONS;
export const CONNECTION_STATES = Object.keys(CONNECTION_TRANSITIONS) as [
  ConnectionState,
  ...ConnectionState[],
];

type EventsOf<S extends ConnectionState> = keyof (typeof CONNECTION_TRANSITIONS)[S];
export type ConnectionEvent = { [S in ConnectionState]: EventsOf<S> }[ConnectionState];
/** `removed` is no state of a record: the record is gone. */
export type ConnectionTarget = ConnectionState | 'removed';

export type Transition =
  | { ok: true; to: ConnectionTarget; changed: boolean }
  | { ok: false; state: ConnectionState; event: ConnectionEvent };

/** Where `event` leads from `state`; `ok: false` when the table has no such entry. */
export function transition(state: ConnectionState, event: ConnectionEvent): Transition {
  const row: Partial<Record<ConnectionEvent, ConnectionTarget>> = CONNECTION_TRANSITIONS[state];
  const to = row[event];
  if (!to) return { ok: false, state, event };
  return { ok: true, to, changed: to !== state };
}

export function testEvent(outcome: TestOutcome): ConnectionEvent {
  return `test.${outcome}`;
}
