import type { ConnectorDetail, ConnectorFlow } from '@patchbay/contracts/connector';
import { ProblemError } from '@patchbay/client/problem-error';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { openWindow } from '../../../lib/open-window.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { awaitTrip, type TripFailure } from '../../../lib/trip-channel.ts';
import { authorizeConnection } from '../api/authorize-connection.ts';
import { chosenScopes, commonBody, type ConnectValues } from '../connect-values.ts';

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

interface Typed {
  flow: ConnectorFlow;
  values: ConnectValues;
}

/**
 * The way to the vendor and back. The window opens in the click that asks for it; where the browser
 * blocks it, this page itself goes, and what was typed waits in the draft.
 */
export function useTrip(
  connector: ConnectorDetail,
  says: string,
  onFinished: (connectionId: number) => void,
) {
  const site = useSite();
  const queryClient = useQueryClient();
  const [trip, setTrip] = useState<Trip | null>(null);
  const [failure, setFailure] = useState<TripFailure | null>(null);
  const [note, setNote] = useState<'cancelled' | 'expired' | 'blocked' | null>(null);

  const authorize = useMutation({
    mutationFn: ({ flow, values, opened }: Typed & { opened: Window | null }) => {
      const scopes = chosenScopes(flow, values);
      return authorizeConnection(site.slug, {
        ...commonBody(connector, flow, values),
        ...(scopes.length > 0 && { scopes }),
        ...(opened && { popup: true }),
      });
    },
    onSuccess: ({ authorize_url: url, attempt }, { opened }) => {
      if (!opened) {
        setNote('blocked');
        window.location.assign(url);
        return;
      }
      if (!opened.closed) opened.location.replace(url);
      setTrip({ url, attempt, window: opened, state: 'waiting' });
    },
    onError: (error, { opened }) => {
      opened?.close();
      if (!(error instanceof ProblemError) || error.code !== 'oauth_app_missing') return;
      // The application went away meanwhile; the page then asks for it again.
      void queryClient.invalidateQueries({ queryKey: ['sites', site.slug, 'connectors'] });
    },
  });

  const attempt = trip?.attempt;
  useEffect(() => {
    if (attempt === undefined) return undefined;
    return awaitTrip(attempt, (end) => {
      setTrip(null);
      if (end.kind === 'failed') return setFailure(end);
      void queryClient.invalidateQueries({ queryKey: ['sites', site.slug] });
      onFinished(end.connection);
    });
    // Listened for once a trip; what to do at its end does not change meanwhile.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [attempt]);

  useEffect(() => {
    if (!trip || trip.state === 'expired') return undefined;
    const look = setInterval(() => {
      const state = trip.window.closed ? 'closed' : 'waiting';
      if (state !== trip.state) setTrip({ ...trip, state });
    }, LOOK_MS);
    return () => clearInterval(look);
  }, [trip]);

  useEffect(() => {
    if (attempt === undefined) return undefined;
    const end = setTimeout(
      () => setTrip((now) => now && { ...now, state: 'expired' }),
      LIFETIME_MS,
    );
    return () => clearTimeout(end);
  }, [attempt]);

  return {
    authorize,
    trip,
    failure,
    note,
    /** In the click or key press itself, or the window is blocked. */
    start(typed: Typed) {
      setFailure(null);
      setNote(null);
      authorize.mutate({ ...typed, opened: openWindow(says) });
    },
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
    cancel() {
      trip?.window.close();
      setNote(trip?.state === 'expired' ? 'expired' : 'cancelled');
      setTrip(null);
    },
  };
}
