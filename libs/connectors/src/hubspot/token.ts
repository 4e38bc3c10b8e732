import type { TokenError } from '@patchbay/connector-sdk/auth/oauth2';

type Body = Readonly<Record<string, unknown>>;

/** Errors of the older addresses, in the words of RFC 6749 section 5.2. */
const STANDARD: Readonly<Record<string, string>> = {
  BAD_REFRESH_TOKEN: 'invalid_grant',
  BAD_AUTH_CODE: 'invalid_grant',
  BAD_CLIENT_ID: 'invalid_client',
  BAD_CLIENT_SECRET: 'invalid_client',
};

/**
 * HubSpot lists what was granted under `scopes`, where RFC 6749 has `scope`. Some errors still come
 * with `status` and `message` alone.
 */
export function repairTokenResponse(body: Body): Record<string, unknown> {
  const { scopes, status, message } = body;
  if (Array.isArray(scopes)) return { ...body, scope: scopes.join(' ') };
  if (typeof body['error'] === 'string' || typeof status !== 'string') return { ...body };
  return {
    ...body,
    error: STANDARD[status] ?? status.toLowerCase(),
    error_description: typeof message === 'string' ? message : status,
  };
}

/**
 * A refresh token has no lifetime: it works until the account removes the application. So one that
 * is "invalid, expired or revoked" was revoked.
 */
export function readTokenError(failure: TokenError): 'revoked' | undefined {
  return failure.error === 'invalid_grant' ? 'revoked' : undefined;
}
