import type { TokenError, TokenErrorReading } from '@patchbay/connector-sdk/auth/oauth2';

/**
 * https://help.salesforce.com/s/articleView?id=sf.remoteaccess_oauth_flow_errors.htm
 *
 * "expired access/refresh token" is said of expired and revoked tokens alike.
 */
export function readTokenError({ error }: TokenError): TokenErrorReading | undefined {
  if (error === 'inactive_user' || error === 'inactive_org') return 'revoked';
  if (error === 'invalid_app_access') return 'revoked';
  return error === 'invalid_client_id' ? 'client_refused' : undefined;
}
