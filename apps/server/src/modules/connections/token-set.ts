import type { Secret } from '../../platform/logging/secret.ts';
import type { Facts } from './facts-to-store.ts';
import type { RefreshPlan } from './refresh-plan.ts';

/** A token answer (RFC 6749 section 5.1) after vendors' deviations are mended. */
export interface TokenSet {
  accessToken: Secret;
  /** Absent when the vendor issued none, or keeps the one before. */
  refreshToken: Secret | null;
  /** Absent when the vendor named none: then as asked, or as before. */
  scopes: string[] | null;
  /** Null when the token does not expire, as far as the vendor says. */
  expiresAt: Date | null;
  /** To be stored with the tokens. */
  plan: RefreshPlan;
  /** What the answer told besides, to be merged into the settings. */
  facts: Facts;
}

/**
 * Why no token came.
 *
 * - `expired`, `revoked`: the grant is gone
 * - `client_refused`: the OAuth application itself is refused
 * - `vendor_error`, `network_error`: says nothing about the grant; try again later
 */
export type TokenFailure =
  | 'expired'
  | 'revoked'
  | 'client_refused'
  | 'vendor_error'
  | 'network_error';

/**
 * `code` is the vendor's error code or the transport's; never a token. `retryAfterMs` is the
 * vendor's own `Retry-After`, when it sent one.
 */
export class TokenEndpointError extends Error {
  readonly failure: TokenFailure;
  readonly code: string;
  readonly retryAfterMs: number | undefined;

  constructor(
    failure: TokenFailure,
    code: string,
    { retryAfterMs, ...options }: ErrorOptions & { retryAfterMs?: number | undefined } = {},
  ) {
    super(`no token: ${failure} (${code})`, options);
    this.failure = failure;
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}
