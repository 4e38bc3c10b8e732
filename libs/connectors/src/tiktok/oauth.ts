import type { OAuth2Options, TokenError } from '@patchbay/connector-sdk/auth/oauth2';
import { SCOPES } from './scopes.ts';

const API = 'https://open.tiktokapis.com';

/** https://developers.tiktok.com/doc/oauth-user-access-token-management */
export const tiktokOAuth: OAuth2Options = {
  authorizeUrl: 'https://www.tiktok.com/v2/auth/authorize/',
  tokenUrl: `${API}/v2/oauth/token/`,
  scopes: SCOPES,
  clientIdParam: 'client_key',
  scopeSeparator: ',',
  // For mobile and desktop apps only, and there with a challenge in hexadecimal digits.
  pkce: 'none',
  repairTokenResponse,
  readTokenError,
  revokeRequest: ({ accessToken, client }) => ({
    method: 'POST',
    baseUrl: API,
    path: '/v2/oauth/revoke/',
    form: {
      client_key: client.clientId,
      client_secret: client.clientSecret,
      token: accessToken,
    },
  }),
};

/** A refresh token's end comes as `refresh_expires_in`; it stays the same over all that follow it. */
export function repairTokenResponse(
  body: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const { refresh_expires_in: lifetime, ...rest } = body;
  return typeof lifetime === 'number' ? { ...rest, refresh_token_expires_in: lifetime } : rest;
}

/** https://developers.tiktok.com/doc/oauth-error-handling: the description alone tells more. */
export function readTokenError({ error, description }: TokenError) {
  if (error === 'unauthorized_client' || /client_?key/i.test(description)) return 'client_refused';
  if (error === 'access_denied') return 'revoked';
  if (error !== 'invalid_grant') return undefined;
  return /revoked|invalid/i.test(description) && !/expired/i.test(description)
    ? 'revoked'
    : 'expired';
}
