import type { ConnectorDetail, ConnectorFlow } from '@patchbay/contracts/connector';
import { ProblemError } from '@patchbay/client/problem-error';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { openWindow } from '../../../lib/open-window.ts';
import { useSite } from '../../../lib/site-context.tsx';
import type { TripFailure } from '../../../lib/trip-channel.ts';
import { useTripWatch, type Trip } from '../../../lib/use-trip-watch.ts';
import { authorizeConnection } from '../api/authorize-connection.ts';
import { chosenScopes, commonBody, type ConnectValues } from '../connect-values.ts';

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

  const watch = useTripWatch(trip, setTrip, says, (end) => {
    if (end.kind === 'failed') return setFailure(end);
    void queryClient.invalidateQueries({ queryKey: ['sites', site.slug] });
    onFinished(end.connection);
  });

  return {
    ...watch,
    authorize,
    failure,
    note,
    /** In the click or key press itself, or the window is blocked. */
    start(typed: Typed) {
      setFailure(null);
      setNote(null);
      authorize.mutate({ ...typed, opened: openWindow(says) });
    },
    cancel() {
      trip?.window.close();
      setNote(trip?.state === 'expired' ? 'expired' : 'cancelled');
      setTrip(null);
    },
  };
}
