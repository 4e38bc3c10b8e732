import { oauth2 } from '@patchbay/connector-sdk/auth/oauth2';
import { scopes } from './scopes.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * https://developer.xero.com/documentation/guides/oauth2/auth-flow/
 *
 * Every refresh brings a new refresh token. Removing the application from an organisation leaves the
 * tokens alone: the organisation is gone from `/Connections` instead.
 */
export const xeroOAuth = oauth2({
  authorizeUrl: 'https://login.xero.com/identity/connect/authorize',
  tokenUrl: 'https://identity.xero.com/connect/token',
  revokeUrl: 'https://identity.xero.com/connect/revocation',
  tokenAuthMethod: 'client_secret_basic',
  scopes,
  // A refresh token that has not been used for 60 days ends.
  refreshTokenIdleMs: 60 * DAY_MS,
});
