import type { PendingAuthorization } from './authorize.service.ts';
import type { CallbackFailure } from './callback-failure.ts';

/** What is known so far of where the trip began. */
export interface Place {
  site?: string;
  connector?: string;
  attempt?: string;
}

/** A window of its own tells the page that opened it, and needs no more than the connection's id. */
export function donePath(
  { popup, returnTo }: PendingAuthorization,
  place: Place,
  connection: { id: number; isNew: boolean },
): string {
  if (popup) {
    const query = new URLSearchParams({ ...place, connection: String(connection.id) });
    return `/oauth/finished?${query}`;
  }
  const connected = connection.isNew ? '1' : 'again';
  return returnTo ?? `/sites/${place.site}/connections/${connection.id}?connected=${connected}`;
}

export function failedPath(failure: CallbackFailure, place: Place): string {
  const query = new URLSearchParams({ reason: failure.reason, ...place });
  if (failure.outcome) query.set('outcome', failure.outcome);
  if (failure.detail) query.set('detail', failure.detail.slice(0, 200));
  // Identifiers of scopes hold no spaces (RFC 6749 section 3.3).
  const missing = failure.missingScopes.join(' ');
  if (missing && missing.length <= 1000) query.set('missing', missing);
  return `/oauth/failed?${query}`;
}
