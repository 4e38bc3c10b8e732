import type { TokenError, TokenErrorReading } from '@patchbay/connector-sdk/auth/oauth2';

/**
 * A refresh token that was used before, or lay unused for 30 days, is refused under several codes.
 * `access_denied` is none of them: it says that the access token was asked for too soon.
 */
export function readTokenError(failure: TokenError): TokenErrorReading | undefined {
  if (failure.error === 'access_denied') return undefined;
  return /refresh.?token/i.test(failure.description) ? 'expired' : undefined;
}
