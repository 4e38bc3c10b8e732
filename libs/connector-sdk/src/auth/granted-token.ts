import { parseScopes } from '@patchbay/core/scopes';
import type { VendorResponse } from '../request.ts';
import type { GrantedToken } from './token-grant.ts';

/**
 * A token answer of RFC 6749 section 5.1, lifetimes as text included; `undefined` when there is no
 * token in it that could be sent (appendix A.12).
 */
export function grantedToken({ status, body }: VendorResponse): GrantedToken | undefined {
  if (status < 200 || status > 299 || !isRecord(body)) return undefined;
  const { access_token: accessToken, expires_in: expiresIn, scope } = body;
  if (typeof accessToken !== 'string' || !/^[\x21-\x7e]+$/.test(accessToken)) return undefined;
  const lifetimeS = typeof expiresIn === 'string' ? Number(expiresIn || Number.NaN) : expiresIn;
  const scopes = parseScopes(scope);
  return {
    accessToken,
    ...(typeof lifetimeS === 'number' && lifetimeS > 0 && { expiresInMs: lifetimeS * 1000 }),
    ...(scopes && { scopes }),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
