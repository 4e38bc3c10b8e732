import { oauth2, type RevocableTokens, type TokenError } from '@patchbay/connector-sdk/auth/oauth2';
import type { VendorRequest } from '@patchbay/connector-sdk/request';
import { scopes } from './scopes.ts';
import { versionHeader } from './versions.ts';

type Body = Readonly<Record<string, unknown>>;

/** Errors in the words of RFC 6749 section 5.2; all of them come with 200. */
const STANDARD: Readonly<Record<string, string>> = {
  bad_verification_code: 'invalid_grant',
  bad_refresh_token: 'invalid_grant',
  incorrect_client_credentials: 'invalid_client',
  redirect_uri_mismatch: 'invalid_request',
};

/** Scopes come joined by commas, where RFC 6749 has spaces. */
export function repairTokenResponse(body: Body): Record<string, unknown> {
  const { scope, error } = body;
  return {
    ...body,
    ...(typeof scope === 'string' && { scope: scope.replaceAll(',', ' ') }),
    ...(typeof error === 'string' && { error: STANDARD[error] ?? error }),
  };
}

/** Only a GitHub App's tokens are refreshed, and a refresh token that is refused is gone for good. */
export function readTokenError({ error }: TokenError): 'revoked' | undefined {
  return error === 'invalid_grant' ? 'revoked' : undefined;
}

/** https://docs.github.com/en/rest/apps/oauth-applications#delete-an-app-authorization */
export function revokeRequest({ accessToken, client }: RevocableTokens): VendorRequest {
  const pair = Buffer.from(`${client.clientId}:${client.clientSecret}`, 'utf8').toString('base64');
  return {
    method: 'DELETE',
    path: '/applications/{client_id}/grant',
    params: { client_id: client.clientId },
    baseUrl: 'https://api.github.com',
    headers: {
      authorization: `Basic ${pair}`,
      accept: 'application/vnd.github+json',
      ...versionHeader({}),
    },
    json: { access_token: accessToken },
  };
}

/** https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps */
export const oauth = oauth2({
  authorizeUrl: 'https://github.com/login/oauth/authorize',
  tokenUrl: 'https://github.com/login/oauth/access_token',
  scopes,
  // Answers are a form otherwise.
  tokenHeaders: { accept: 'application/json' },
  repairTokenResponse,
  readTokenError,
  revokeRequest,
  // "Deleting an application's grant will also delete all OAuth tokens associated with it."
  sharedGrant: true,
});
