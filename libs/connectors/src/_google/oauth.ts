import type { OAuth2Options, TokenError } from '@patchbay/connector-sdk/auth/oauth2';

/**
 * What all Google products share, from
 * https://developers.google.com/identity/protocols/oauth2/web-server
 */
export const googleOAuth = {
  authorizeUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
  tokenUrl: 'https://oauth2.googleapis.com/token',
  revokeUrl: 'https://oauth2.googleapis.com/revoke',
  // Without both, a second consent brings no refresh token.
  authorizeParams: { access_type: 'offline', prompt: 'consent' },
  readTokenError,
} satisfies Partial<OAuth2Options>;

/**
 * "Token has been expired or revoked": Google says no more, and no refresh will work again. Only a
 * new consent helps, which is what revoked means here.
 */
function readTokenError(failure: TokenError): 'revoked' | undefined {
  return failure.error === 'invalid_grant' ? 'revoked' : undefined;
}
