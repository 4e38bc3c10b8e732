import { AlertPage } from '@patchbay/contracts/alert';
import { sitePath } from '@patchbay/client/site-path';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../../../lib/api.ts';
import { alertsKey } from './alerts-key.ts';

const NEWEST = 5;

/** The newest few of those that are open. */
export function newestAlertsQuery(site: string) {
  return queryOptions({
    queryKey: [...alertsKey(site), 'newest'],
    queryFn: ({ signal }) =>
      ask('GET', sitePath(site, 'alerts'), AlertPage, {
        query: { state: 'open', limit: NEWEST },
        signal,
      }),
    select: (page) => page.items,
  });
}
