import type { ConnectionState } from '@patchbay/core/connection-state';
import type { RefreshView } from './refresh-view.ts';

export type RefreshOutcome =
  | 'refreshed'
  /** Another caller or process stored a newer token meanwhile. */
  | 'already_fresh'
  /** The grant is gone; the state says expired or revoked. */
  | 'grant_lost'
  /** The vendor is in trouble; the grant and the state stand. */
  | 'unavailable';

/** What somebody wants who asks for a refresh. */
export interface RefreshWish {
  /** The credential's version that is to be replaced. */
  seen: number;
  /** A person waits for the answer: the vendor is asked even while it is left alone. */
  insist: boolean;
  /** The connection's state when the wish was made. */
  stateThen: ConnectionState;
}

const LOST: readonly ConnectionState[] = ['auth_expired', 'auth_revoked'];

/** The outcome that stands already, so that the vendor need not be asked; null when it must be. */
export function settledOutcome(view: RefreshView, wish: RefreshWish): RefreshOutcome | null {
  if (view.credential_version !== wish.seen) return 'already_fresh';
  // Somebody's refresh was refused while we waited; asking again with the same token helps nobody.
  if (view.state !== wish.stateThen && LOST.includes(view.state)) return 'grant_lost';
  if (view.backing_off && !wish.insist) return 'unavailable';
  return null;
}
