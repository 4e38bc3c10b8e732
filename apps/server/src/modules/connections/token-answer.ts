import { parseScopes } from '@patchbay/core/scopes';
import type { OAuth2Method, TokenError } from '@patchbay/connector-sdk/auth/oauth2';
import { TokenEndpointError, type TokenFailure } from './token-set.ts';

/** Ten years: beyond that a lifetime is a mistake, and at last no date at all. */
const LONGEST_S = 10 * 365 * 24 * 60 * 60;

/** How vendors name the refresh token's lifetime: Google, LinkedIn and GitHub; Keycloak; Intuit. */
const REFRESH_LIFETIMES = [
  'refresh_token_expires_in',
  'refresh_expires_in',
  'x_refresh_token_expires_in',
];

/**
 * A token address's body as RFC 6749 has it, success or error, so that a strict client reads it.
 * Vendors send form encoding, numbers as text, `expires_in: 0` for "never", any `token_type` or
 * none, scopes in other separators and under other names; an `id_token` is dropped, because nobody
 * here signs anybody in with it. A lifetime that makes no sense is left out, as if not stated.
 */
export function repairTokenAnswer(
  method: OAuth2Method,
  text: string,
  contentType: string | undefined,
): Record<string, unknown> {
  const raw = readFields(text, contentType);
  const { id_token: _, ...body } = method.repairTokenResponse?.(raw) ?? raw;
  const expiresIn = seconds(body['expires_in']);
  const refreshExpiresIn = REFRESH_LIFETIMES.map((name) => seconds(body[name])).find(Boolean);
  const scopes = parseScopes(body['scope'] ?? body['scopes']);
  const refreshToken = body['refresh_token'];
  return {
    ...without(body, [
      'access_token',
      'expires_in',
      'scope',
      'refresh_token',
      ...REFRESH_LIFETIMES,
    ]),
    ...(isSendable(body['access_token']) && { access_token: body['access_token'] }),
    ...(expiresIn && { expires_in: expiresIn }),
    ...(refreshExpiresIn && { refresh_token_expires_in: refreshExpiresIn }),
    ...(scopes && { scope: scopes.join(' ') }),
    ...(isText(refreshToken) && refreshToken.trim() && { refresh_token: refreshToken }),
    ...(body['access_token'] !== undefined && { token_type: 'bearer' }),
  };
}

/** What a refused token request means for the grant (RFC 6749 section 5.2). */
export function tokenFailure(
  method: OAuth2Method,
  status: number,
  body: Record<string, unknown>,
  { cause, retryAfterMs }: { cause: unknown; retryAfterMs: number | undefined },
): TokenEndpointError {
  const error = isText(body['error']) ? body['error'] : '';
  const description = isText(body['error_description']) ? body['error_description'] : '';
  const subtype = isText(body['error_subtype']) ? { subtype: body['error_subtype'] } : {};
  const code = error || String(status);
  const failure = classify(method, { status, error, description, ...subtype });
  return new TokenEndpointError(failure, code, { cause, retryAfterMs });
}

function classify(method: OAuth2Method, failure: TokenError): TokenFailure {
  const { status, error } = failure;
  if (status === 408 || status === 429 || status >= 500) return 'vendor_error';
  const own = method.readTokenError?.(failure);
  if (own) return own;
  if (error === 'invalid_grant') return 'expired';
  if (error === 'invalid_client' || error === 'unauthorized_client') return 'client_refused';
  return 'vendor_error';
}

function readFields(text: string, contentType: string | undefined): Record<string, unknown> {
  if (contentType?.includes('x-www-form-urlencoded')) return ofForm(text);
  try {
    const body: unknown = JSON.parse(text);
    return body !== null && typeof body === 'object' ? { ...body } : {};
  } catch {
    // Some send a form and call it text. What is neither is judged by its status.
    return /^(access_token|error|token_type|scope|expires_in)=/.test(text) ? ofForm(text) : {};
  }
}

function ofForm(text: string): Record<string, unknown> {
  return Object.fromEntries(new URLSearchParams(text.trim()));
}

/** RFC 6749 appendix A.12; anything else could not be sent, and must not replace what can. */
function isSendable(value: unknown): boolean {
  return isText(value) && value.trim() !== '' && /^[\x20-\x7e]+$/.test(value);
}

/** A lifetime as whole seconds, at least one; undefined unless it is a positive number. */
function seconds(value: unknown): number | undefined {
  const stated = typeof value === 'string' && value.trim() ? Number(value) : value;
  if (typeof stated !== 'number' || !(stated > 0)) return undefined;
  return Math.max(1, Math.floor(Math.min(stated, LONGEST_S)));
}

function without(body: Record<string, unknown>, names: string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)));
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
