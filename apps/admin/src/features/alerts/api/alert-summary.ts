import { AlertSummary } from '@patchbay/contracts/alert-summary';
import { sitePath } from '@patchbay/client/site-path';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../../../lib/api.ts';
import { alertSummaryKey, alertsKey } from './alerts-key.ts';

const LOOK_EVERY_MS = 30_000;

/**
 * The counts of the bell, asked for again and again and whenever somebody comes back to the window.
 * Where they changed, the lists that are shown are asked for anew.
 */
export function alertSummaryQuery(site: string) {
  const queryKey = alertSummaryKey(site);
  return queryOptions({
    queryKey,
    queryFn: async ({ client, signal }) => {
      const before = client.getQueryData<AlertSummary>(queryKey);
      const path = sitePath(site, 'alerts', 'summary');
      const now = await ask('GET', path, AlertSummary, { signal });
      if (before && (before.open !== now.open || before.unread !== now.unread)) {
        void client.invalidateQueries({ queryKey: alertsKey(site) });
      }
      return now;
    },
    refetchInterval: LOOK_EVERY_MS,
    refetchOnWindowFocus: 'always',
  });
}
