import type { VendorResponse } from '../request.ts';
import type { GrantRefusal } from './token-grant.ts';

/**
 * What an answer without a token means, by RFC 6749 section 5.2, then by the status. A stored
 * credential that is refused does not come back by waiting, so it counts as withdrawn, unless the
 * vendor says that it expired.
 */
export function grantRefusal({ status, body }: VendorResponse): GrantRefusal {
  if (status === 408 || status === 429 || status >= 500) return 'vendor_error';
  const { error, error_description: words } = Object(body) as Record<string, unknown>;
  if (error === 'invalid_client' || error === 'unauthorized_client') return 'client_refused';
  if (error === 'invalid_grant') return saysExpired(words) ? 'expired' : 'revoked';
  // What was asked for is wrong, and will be the next time.
  if (error === 'invalid_scope' || error === 'access_denied') return 'client_refused';
  if (error === 'temporarily_unavailable' || error === 'server_error') return 'vendor_error';
  return status === 400 || status === 401 || status === 403 ? 'client_refused' : 'vendor_error';
}

function saysExpired(words: unknown): boolean {
  return typeof words === 'string' && /\bexpired\b/i.test(words) && !/invalid|revoked/i.test(words);
}
