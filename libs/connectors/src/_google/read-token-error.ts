import type { TokenError, TokenErrorReading } from '@patchbay/connector-sdk/auth/oauth2';

/** The OAuth client itself: protocols/oauth2/web-server#authorization-errors names both. */
const CLIENT = new Set(['deleted_client', 'disabled_client']);

/** The session that a Workspace administrator limited has ended; signing in again begins another. */
const SESSION_ENDED = new Set(['invalid_rapt', 'rapt_required']);

/**
 * From https://developers.google.com/identity/protocols/oauth2/web-server#token-response-errors and
 * https://developers.google.com/identity/protocols/oauth2#expiration.
 *
 * `invalid_grant` comes as "Token has been expired or revoked.", "Account has been deleted" and the
 * like: Google says no more, and no refresh will work again. Only a new consent helps, which is what
 * revoked means here. The same where a policy of the person's organization took the access away.
 */
export function readTokenError({ error, subtype }: TokenError): TokenErrorReading | undefined {
  if (CLIENT.has(error)) return 'client_refused';
  if (error === 'admin_policy_enforced' || error === 'access_denied') return 'revoked';
  if (error !== 'invalid_grant') return undefined;
  return SESSION_ENDED.has(subtype ?? '') ? 'expired' : 'revoked';
}
