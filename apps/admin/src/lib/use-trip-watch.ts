import { useEffect, type Dispatch, type SetStateAction } from 'react';
import { openWindow } from './open-window.ts';
import { awaitTrip, type TripEnd } from './trip-channel.ts';

/** So long the server remembers a trip. */
const LIFETIME_MS = 600_000;
const LOOK_MS = 500;

/** A trip to the vendor's page in a window of its own. */
export interface Trip {
  url: string;
  attempt: string;
  window: Window;
  state: 'waiting' | 'closed' | 'expired';
}

/** Looks after a trip that has begun: hears of its end, sees its window close, and time run out. */
export function useTripWatch<T extends Trip>(
  trip: T | null,
  setTrip: Dispatch<SetStateAction<T | null>>,
  says: string,
  onEnd: (end: TripEnd) => void,
) {
  const attempt = trip?.attempt;
  useEffect(() => {
    if (attempt === undefined) return undefined;
    return awaitTrip(attempt, (end) => {
      setTrip(null);
      onEnd(end);
    });
    // Listened for once a trip; what to do at its end does not change meanwhile.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [attempt]);

  useEffect(() => {
    if (!trip || trip.state === 'expired') return undefined;
    const look = setInterval(() => {
      const state = trip.window.closed ? 'closed' : 'waiting';
      if (state !== trip.state) setTrip({ ...trip, state });
    }, LOOK_MS);
    return () => clearInterval(look);
  }, [trip, setTrip]);

  useEffect(() => {
    if (attempt === undefined) return undefined;
    const end = setTimeout(
      () => setTrip((now) => now && { ...now, state: 'expired' }),
      LIFETIME_MS,
    );
    return () => clearTimeout(end);
  }, [attempt, setTrip]);

  return {
    trip,
    show: () => trip?.window.focus(),
    reopen() {
      const opened = trip && openWindow(says, trip.url);
      if (opened) setTrip({ ...trip, window: opened, state: 'waiting' });
      else if (trip) window.location.assign(trip.url);
    },
    goHere() {
      trip?.window.close();
      if (trip) window.location.assign(trip.url);
    },
  };
}
