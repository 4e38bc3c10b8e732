/**
 * The six outcomes of a test call (Integrations reference, "Test connection").
 * A key or password the vendor refuses is `credential_revoked`, unless the vendor says it expired.
 */
export const TEST_OUTCOMES = [
  'connected',
  'credential_expired',
  'credential_revoked',
  'scope_insufficient',
  'vendor_error',
  'network_error',
] as const;

export type TestOutcome = (typeof TEST_OUTCOMES)[number];
