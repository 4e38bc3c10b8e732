import type { AuthorizeAnswer, Connection } from '@patchbay/contracts/connection';
import { useTranslation } from 'react-i18next';
import { openWindow } from '../../../lib/open-window.ts';
import { showRenewal, type RenewalTrip } from '../../../lib/renewal-trip.ts';
import { useAction } from '../../../lib/use-action.ts';
import { actionKey } from './use-pending-action.ts';
import '../../../lib/connections-words.ts';

interface Asked<V> {
  values: V;
  opened: Window | null;
  from: Element | null;
}

/**
 * Leaves for the vendor: in a window of its own, which opens in the click that asks for it; where the
 * browser blocks it, in this page. `authorize` answers null where there is nothing to leave for.
 */
export function useRenewal<V = void>(
  connection: Connection,
  what: RenewalTrip['what'],
  authorize: (values: V, popup: boolean) => Promise<AuthorizeAnswer | null>,
  onLeft?: () => void,
) {
  const { t } = useTranslation('connections');
  const leave = useAction<void, Asked<V>>({
    mutationKey: actionKey(connection.id, what),
    mutationFn: async ({ values, opened, from }) => {
      const answer = await authorize(values, opened !== null);
      if (!answer) return opened?.close();
      const { authorize_url: url, attempt } = answer;
      if (!opened) {
        window.location.assign(url);
        // Never settles: the button stays busy until the page is gone.
        return new Promise<never>(() => undefined);
      }
      if (!opened.closed) opened.location.replace(url);
      showRenewal({ connection, what, from, url, attempt, window: opened, state: 'waiting' });
      onLeft?.();
    },
    onError: (_, { opened }) => opened?.close(),
  });
  return {
    ...leave,
    /** In the click or key press itself, or the window is blocked. */
    mutate: (values: V) => {
      const from = document.activeElement;
      leave.mutate({ values, from, opened: openWindow(t('opening')) });
    },
  };
}
