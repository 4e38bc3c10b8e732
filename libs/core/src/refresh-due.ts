/** Part of a lifetime over which scheduled refreshes are spread. */
const SPREAD = 0.2;
/** What ends sooner is renewed when it is used; refreshing it without pause would help nobody. */
const SHORTEST_MS = 1000;
/** A grant whose end does not move must not be refreshed again and again as it draws near. */
const SHORTEST_GRANT_MS = 60_000;

/** What is known of a token just issued; times in epoch milliseconds, null for "not said". */
export interface IssuedToken {
  expiresAt: number | null;
  /** When the refresh token ends unless it is used before. */
  refreshExpiresAt: number | null;
  /** How long before its end the token is to be renewed. */
  marginMs: number;
}

/**
 * When to refresh without being asked, or `null` when nothing ends.
 *
 * The margin is never more than half of the lifetime, or a token of ten minutes would be renewed all
 * the time. Before it lies a fifth of the lifetime over which refreshes are spread, so that what was
 * issued in one minute does not come back in one minute. A refresh token that outlives its use is
 * renewed between half and three quarters of its own life.
 *
 * @param now epoch milliseconds, when the token was issued
 * @param random 0 ≤ random < 1
 * @returns epoch milliseconds, at least a second after `now`
 */
export function refreshDueAt(token: IssuedToken, now: number, random: number): number | null {
  const access = accessDueAt(token, now, random);
  const grant = grantDueAt(token, now, random);
  if (access === null) return grant;
  if (grant === null) return access;
  return Math.min(access, grant);
}

function accessDueAt(token: IssuedToken, now: number, random: number): number | null {
  if (token.expiresAt === null) return null;
  const lifetime = Math.max(0, token.expiresAt - now);
  const margin = Math.min(token.marginMs, lifetime / 2);
  const end = token.expiresAt - margin - SPREAD * lifetime * random;
  return Math.round(Math.max(now + SHORTEST_MS, end));
}

function grantDueAt(token: IssuedToken, now: number, random: number): number | null {
  if (token.refreshExpiresAt === null) return null;
  const lifetime = Math.max(0, token.refreshExpiresAt - now);
  return Math.round(now + Math.max(SHORTEST_GRANT_MS, lifetime * (0.75 - 0.25 * random)));
}
