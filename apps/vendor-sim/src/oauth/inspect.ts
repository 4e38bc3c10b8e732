import type { TokenState, TokenStore } from './store.ts';

/** What a vendor's API knows about a bearer token. */
export interface Inspection {
  state: TokenState;
  grantId: string | null;
  account: string | null;
  client: string | null;
  scopes: string[];
  /** Seconds since the epoch; null when the token was never issued. */
  expiresAt: number | null;
  kind: 'access_token' | 'refresh_token' | null;
}

const UNKNOWN: Inspection = {
  state: 'unknown',
  grantId: null,
  account: null,
  client: null,
  scopes: [],
  expiresAt: null,
  kind: null,
};

/** Looks a token up: valid, expired, revoked (it existed), or unknown (it never did). */
export function inspectToken(
  store: TokenStore,
  token: string,
  model: 'AccessToken' | 'RefreshToken',
  now = Date.now(),
): Inspection {
  const live = store.get(model, token);
  const payload = live ?? store.tombstone(model, token);
  if (!payload) return UNKNOWN;
  const expired = (payload.exp ?? 0) * 1000 <= now;
  const revoked = !live || (payload.consumed && model === 'RefreshToken');
  return {
    state: revoked ? 'revoked' : expired ? 'expired' : 'valid',
    grantId: payload.grantId ?? null,
    account: payload.accountId ?? null,
    client: payload.clientId ?? null,
    scopes: payload.scope ? payload.scope.split(' ') : [],
    expiresAt: payload.exp ?? null,
    kind: model === 'AccessToken' ? 'access_token' : 'refresh_token',
  };
}
