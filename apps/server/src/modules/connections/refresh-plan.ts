import { refreshDueAt } from '@patchbay/core/refresh-due';
import type { Connection } from './connection.entity.ts';

/** Columns that say when a token is refreshed next and when its grant ends; failures forgotten. */
export type RefreshPlan = Pick<
  Connection,
  'refresh_due_at' | 'refresh_failures' | 'refresh_error' | 'grant_expires_at'
>;

export interface IssuedGrant {
  expiresAt: Date | null;
  hasRefreshToken: boolean;
  /** When the refresh token ends unless used before; null when the vendor does not say. */
  refreshExpiresAt: Date | null;
}

/** The plan of a grant issued `now`, in epoch milliseconds; `random` is 0 ≤ random < 1. */
export function planRefresh(
  grant: IssuedGrant,
  marginMs: number,
  now: number,
  random: number,
): RefreshPlan {
  const calm = { refresh_failures: 0, refresh_error: null };
  if (!grant.hasRefreshToken) {
    return { ...calm, refresh_due_at: null, grant_expires_at: grant.expiresAt };
  }
  const due = refreshDueAt(
    {
      expiresAt: grant.expiresAt?.getTime() ?? null,
      refreshExpiresAt: grant.refreshExpiresAt?.getTime() ?? null,
      marginMs,
    },
    now,
    random,
  );
  return {
    ...calm,
    refresh_due_at: due === null ? null : new Date(due),
    grant_expires_at: grant.refreshExpiresAt,
  };
}

/** The plan of a credential that nothing renews: a key, or a token without a refresh token. */
export function unrenewed(expiresAt: Date | null): RefreshPlan {
  return {
    refresh_due_at: null,
    refresh_failures: 0,
    refresh_error: null,
    grant_expires_at: expiresAt,
  };
}
