import { oauth2 } from '@patchbay/connector-sdk/auth/oauth2';
import { hostIn } from './company-host.ts';
import { scopes } from './scopes.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** https://pipedrive.readme.io/docs/marketplace-oauth-authorization */
export const pipedriveOAuth = oauth2({
  authorizeUrl: 'https://oauth.pipedrive.com/oauth/authorize',
  tokenUrl: 'https://oauth.pipedrive.com/oauth/token',
  revokeUrl: 'https://oauth.pipedrive.com/oauth/revoke',
  tokenAuthMethod: 'client_secret_basic',
  // Neither address knows the parameters of RFC 7636.
  pkce: 'none',
  scopes,
  tokenFacts: hostIn,
  // A refresh token that has not been used for 60 days ends; a removed application ends it at once.
  refreshTokenIdleMs: 60 * DAY_MS,
  readTokenError: ({ error }) => (error === 'invalid_grant' ? 'revoked' : undefined),
});
