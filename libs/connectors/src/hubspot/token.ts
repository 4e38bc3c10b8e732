import type { TokenError } from '@patchbay/connector-sdk/auth/oauth2';

type Body = Readonly<Record<string, unknown>>;

/**
 * HubSpot lists what was granted under `scopes`, where RFC 6749 has `scope`. Some errors still come
 * with `status` and `message` alone.
 */
export function repairTokenResponse(body: Body): Record<string, unknown> {
  const { scopes, status, message } = body;
  if (Array.isArray(scopes)) return { ...body, scope: scopes.join(' ') };
  if (typeof body['error'] === 'string' || typeof status !== 'string') return { ...body };
  const error = status === 'BAD_REFRESH_TOKEN' || status === 'BAD_AUTH_CODE';
  return {
    ...body,
    error: error ? 'invalid_grant' : status.toLowerCase(),
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
