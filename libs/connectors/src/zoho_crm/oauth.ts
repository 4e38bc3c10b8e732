import type { Inject } from '@patchbay/connector-sdk/auth/inject';
import { oauth2 } from '@patchbay/connector-sdk/auth/oauth2';
import { accountsOf, accountsServerIn, apiDomainIn } from './data-centers.ts';
import { scopes } from './scopes.ts';

/** Zoho’s own scheme where RFC 6750 has `Bearer`. */
export const injectToken: Inject = (request, { credentials }) => {
  request.headers['authorization'] = `Zoho-oauthtoken ${credentials['access_token'] ?? ''}`;
};

/**
 * https://www.zoho.com/accounts/protocol/oauth/web-apps/authorization.html
 *
 * Refresh tokens have no lifetime, but a user has 20 of them at most: the next one ends the oldest.
 */
export const zohoOAuth = oauth2({
  authorizeUrl: (settings) => `${accountsOf(settings)}/oauth/v2/auth`,
  tokenUrl: (settings) => `${accountsOf(settings)}/oauth/v2/token`,
  scopes,
  scopeSeparator: ',',
  // Without consent a second connection brings no refresh token.
  authorizeParams: { access_type: 'offline', prompt: 'consent' },
  // Offered to applications without a secret only.
  pkce: 'none',
  inject: injectToken,
  callbackFacts: accountsServerIn,
  tokenFacts: apiDomainIn,
  // The token goes into the query, and no client with it: https://www.zoho.com/crm/developer/docs/api/v8/revoke-tokens.html
  revokeRequest: ({ accessToken, refreshToken, settings }) => ({
    method: 'POST',
    baseUrl: accountsOf(settings),
    path: '/oauth/v2/token/revoke',
    query: { token: refreshToken ?? accessToken },
  }),
  // Refusals come with status 200.
  readTokenError: ({ error }) => {
    if (error === 'invalid_code' || error === 'invalid_grant') return 'revoked';
    return error === 'invalid_client_secret' ? 'client_refused' : undefined;
  },
});
