import type { OAuth2Options, TokenError } from '@patchbay/connector-sdk/auth/oauth2';
import { SCOPES } from './scopes.ts';

/**
 * https://learn.microsoft.com/en-us/linkedin/shared/authentication/authorization-code-flow
 *
 * An access token lives for 60 days. A refresh token comes only to apps of approved partners, with
 * `refresh_token_expires_in`; for all others somebody signs in again. LinkedIn documents no address
 * that revokes: the member removes the app under Settings › Data privacy › Permitted services.
 */
export const linkedInOAuth: OAuth2Options = {
  authorizeUrl: 'https://www.linkedin.com/oauth/v2/authorization',
  tokenUrl: 'https://www.linkedin.com/oauth/v2/accessToken',
  scopes: SCOPES,
  // Only native clients may, at an address of their own.
  pkce: 'none',
  readTokenError,
};

/** `invalid_grant` covers both; the description tells. */
export function readTokenError({ error, description }: TokenError) {
  if (error === 'invalid_client' || error === 'unauthorized_client') return 'client_refused';
  return /revoked/i.test(description) && !/expired/i.test(description) ? 'revoked' : undefined;
}
