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

/** Trouble that says nothing about the credential, and often passes by itself. */
export function isPassingTrouble(outcome: TestOutcome): boolean {
  return outcome === 'vendor_error' || outcome === 'network_error';
}
