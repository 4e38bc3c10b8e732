/** What an operator is told of without having asked. One alert a kind and connection, while it lasts. */
export const ALERT_KINDS = [
  'connection_broken',
  'breaker_open',
  'connection_failing',
  'queue_growing',
  'credential_expiring',
  'grant_ending',
] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** `error`: something does not arrive. `warning`: it will not, unless somebody acts. */
export const ALERT_SEVERITIES = ['error', 'warning'] as const;
export type AlertSeverity = (typeof ALERT_SEVERITIES)[number];

const SEVERITY: Readonly<Record<AlertKind, AlertSeverity>> = {
  connection_broken: 'error',
  breaker_open: 'error',
  connection_failing: 'error',
  queue_growing: 'warning',
  credential_expiring: 'warning',
  grant_ending: 'warning',
};

export function alertSeverity(kind: AlertKind): AlertSeverity {
  return SEVERITY[kind];
}

/** Final failures within an hour from which on a connection is failing. */
export const FAILING_FROM = 10;
