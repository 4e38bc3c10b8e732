import { parseScopes } from '@patchbay/core/scopes';
import type { OAuth2Method } from '@patchbay/connector-sdk/auth/oauth2';
import { TokenEndpointError, type TokenFailure } from './token-set.ts';

/** Ten years: beyond that a lifetime is a mistake, and at last no date at all. */
const LONGEST_S = 10 * 365 * 24 * 60 * 60;

/**
 * A token address's body as RFC 6749 has it, success or error, so that a strict client reads it.
 * Vendors send form encoding, numbers as text, `expires_in: 0` for "never", no `token_type`, and
 * scopes in other separators; an `id_token` is dropped, because nobody here signs anybody in with it.
 */
export function repairTokenAnswer(
  method: OAuth2Method,
  text: string,
  contentType: string | undefined,
): Record<string, unknown> {
  const raw = readFields(text, contentType);
  const { id_token: _, ...body } = method.repairTokenResponse?.(raw) ?? raw;
  const expiresIn = Number(body['expires_in']);
  const scopes = parseScopes(body['scope']);
  return {
    ...without(body, ['expires_in', 'scope', 'refresh_token']),
    ...(expiresIn > 0 && { expires_in: Math.floor(Math.min(expiresIn, LONGEST_S)) }),
    ...(scopes && { scope: scopes.join(' ') }),
    ...(isText(body['refresh_token']) && { refresh_token: body['refresh_token'] }),
    ...(body['access_token'] !== undefined && { token_type: 'bearer' }),
  };
}

/** What a refused token request means for the grant (RFC 6749 section 5.2). */
export function tokenFailure(
  method: OAuth2Method,
  status: number,
  body: Record<string, unknown>,
  cause: unknown,
): TokenEndpointError {
  const error = isText(body['error']) ? body['error'] : '';
  const description = isText(body['error_description']) ? body['error_description'] : '';
  const code = error || String(status);
  const failure = classify(method, status, error, description);
  return new TokenEndpointError(failure, code, { cause });
}

function classify(
  method: OAuth2Method,
  status: number,
  error: string,
  description: string,
): TokenFailure {
  if (status === 408 || status === 429 || status >= 500) return 'vendor_error';
  const own = method.readTokenError?.({ status, error, description });
  if (own) return own;
  if (error === 'invalid_grant') return 'expired';
  if (error === 'invalid_client' || error === 'unauthorized_client') return 'client_refused';
  return 'vendor_error';
}

function readFields(text: string, contentType: string | undefined): Record<string, unknown> {
  if (contentType?.includes('x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(text));
  }
  try {
    const body: unknown = JSON.parse(text);
    return body !== null && typeof body === 'object' ? { ...body } : {};
  } catch {
    return {}; // a page or nothing at all: judged by its status
  }
}

function without(body: Record<string, unknown>, names: string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)));
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
