import type { TestOutcome } from '@patchbay/core/test-outcome';

const MESSAGES: Readonly<Record<TestOutcome, (vendor: string) => string>> = {
  connected: (vendor) => `${vendor} accepted the credential.`,
  credential_expired: (vendor) => `${vendor} says that the credential has expired.`,
  credential_revoked: (vendor) => `${vendor} refuses the credential: it is wrong or was revoked.`,
  scope_insufficient: (vendor) => `${vendor} accepts the credential, but it lacks permissions.`,
  vendor_error: (vendor) => `${vendor} answered with an error.`,
  network_error: (vendor) => `${vendor} could not be reached.`,
};

/** An outcome in one sentence that needs no knowledge of OAuth. */
export function testMessage(
  outcome: TestOutcome,
  vendor: string,
  facts: { missingScopes: readonly string[]; code: string | null },
): string {
  const message = MESSAGES[outcome](vendor);
  if (outcome === 'scope_insufficient' && facts.missingScopes.length > 0) {
    return `${message} Missing: ${facts.missingScopes.join(', ')}.`;
  }
  if (outcome === 'vendor_error' || outcome === 'network_error') {
    return facts.code ? `${message} (${facts.code})` : message;
  }
  return message;
}
