import { parseScopes } from '@patchbay/core/scopes';
import type { OAuth2Method } from '@patchbay/connector-sdk/auth/oauth2';
import type { Connector } from '@patchbay/connector-sdk/definition';
import type { TokenEndpointResponse } from 'openid-client';
import { foreignText } from '../../platform/database/storable.ts';
import { Secret } from '../../platform/logging/secret.ts';
import { factsToStore } from './facts-to-store.ts';
import { planRefresh } from './refresh-plan.ts';
import type { TokenSet } from './token-set.ts';

export interface TokenFacts {
  connector: Connector;
  method: OAuth2Method;
  /** The platform's, for connectors without one of their own. */
  marginMs: number;
  /** Of a refresh: when the grant ended until now, which holds on where the refresh token stays. */
  refreshed?: { grantExpiresAt: Date | null };
}

/** What a token answer, already mended, comes to at `now` in epoch milliseconds. */
export function readTokenSet(
  answer: TokenEndpointResponse,
  facts: TokenFacts,
  now: number,
): TokenSet {
  const { connector, method, refreshed } = facts;
  const expiresAt = after(lifetimeOf(answer, connector), now);
  // A long-lived token buys the next one itself.
  const hasRefreshToken = Boolean(answer.refresh_token ?? refreshed ?? method.longLived);
  const grant = { expiresAt, hasRefreshToken, refreshExpiresAt: refreshEnd(answer, facts, now) };
  const margin = method.refreshMarginMs ?? facts.marginMs;
  return {
    accessToken: Secret.of(answer.access_token),
    refreshToken: answer.refresh_token ? Secret.of(answer.refresh_token) : null,
    scopes: parseScopes(answer.scope)?.map((scope) => foreignText(scope)) ?? null,
    expiresAt,
    plan: planRefresh(grant, margin, now, Math.random()),
    facts: factsToStore(method.tokenFacts?.(answer), secretsOf(answer)),
  };
}

/** The vendor's own word first, then what its documentation says, then what was known before. */
function refreshEnd(
  answer: TokenEndpointResponse,
  { connector, method, refreshed }: TokenFacts,
  now: number,
): Date | null {
  // Its own end is the grant's: whoever comes later has to connect again.
  if (method.longLived) return after(lifetimeOf(answer, connector), now);
  const told = answer['refresh_token_expires_in'];
  if (typeof told === 'number') return after(told * 1000, now);
  if (method.refreshTokenIdleMs) return after(method.refreshTokenIdleMs, now);
  if (answer.refresh_token) return null;
  return refreshed?.grantExpiresAt ?? null;
}

function lifetimeOf(answer: TokenEndpointResponse, connector: Connector): number | undefined {
  const { expires_in: seconds } = answer;
  return seconds === undefined ? connector.credentialLifetimeMs : seconds * 1000;
}

function secretsOf({ access_token, refresh_token }: TokenEndpointResponse): string[] {
  return [access_token, refresh_token ?? ''];
}

function after(ms: number | undefined, now: number): Date | null {
  return ms ? new Date(now + ms) : null;
}
