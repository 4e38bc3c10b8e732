import type { Connection } from '@patchbay/contracts/connection';
import { useSyncExternalStore } from 'react';
import type { Trip } from './use-trip-watch.ts';

/** A trip for a connection that exists: to sign in anew, or for other scopes. */
export interface RenewalTrip extends Trip {
  connection: Connection;
  what: 'reconnect' | 'scopes';
  /** What asked for it, and gets the focus back. */
  from: Element | null;
}

/** Outside of any list or dialog: what asked for it may be gone when the person comes back. */
let current: RenewalTrip | null = null;
const listeners = new Set<() => void>();

export function showRenewal(trip: RenewalTrip | null): void {
  current = trip;
  for (const listener of listeners) listener();
}

export function useRenewalTrip(): RenewalTrip | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}
