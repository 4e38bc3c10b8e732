import type { TokenError } from '@patchbay/connector-sdk/auth/oauth2';

/** `invalid_grant` covers both (RFC 6749 section 5.2); only the description may tell them apart. */
export function readTokenError(failure: TokenError): 'revoked' | undefined {
  if (failure.error !== 'invalid_grant') return undefined;
  const { description } = failure;
  return /revoked/i.test(description) && !/expired/i.test(description) ? 'revoked' : undefined;
}
