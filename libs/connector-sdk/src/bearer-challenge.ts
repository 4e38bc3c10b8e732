import type { ErrorReading } from './error-reading.ts';
import type { VendorResponse } from './request.ts';

/**
 * Reads `WWW-Authenticate: Bearer error="…", scope="…"` (RFC 6750 section 3), which tells a token
 * that lacks a scope from one that no longer works. `undefined` when the vendor sent no such error.
 */
export function bearerChallenge(response: VendorResponse): ErrorReading | undefined {
  const challenge = /\bbearer\b(.*)/is.exec(response.headers['www-authenticate'] ?? '')?.[1];
  const error = attribute(challenge, 'error');
  if (error === 'insufficient_scope') {
    const scopes = attribute(challenge, 'scope')?.split(' ').filter(Boolean);
    return { kind: 'scope_insufficient', code: error, ...(scopes && { missingScopes: scopes }) };
  }
  if (error !== 'invalid_token') return undefined;
  // The one code covers "expired, revoked, malformed, or invalid for other reasons".
  const words = attribute(challenge, 'error_description') ?? '';
  const revoked = /revoked/i.test(words) && !/expired/i.test(words);
  return { kind: revoked ? 'credential_revoked' : 'credential_expired', code: error };
}

function attribute(challenge: string | undefined, name: string): string | undefined {
  const pattern = new RegExp(`(?:^|[\\s,])${name}\\s*=\\s*(?:"([^"]*)"|([^\\s,]+))`, 'i');
  const match = pattern.exec(challenge ?? '');
  return match?.[1] ?? match?.[2];
}
