import { AlertPage } from '@patchbay/contracts/alert';
import { sitePath } from '@patchbay/client/site-path';
import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { ask } from '../../../lib/api.ts';
import type { AlertFilter } from '../alert-search.ts';
import { alertsKey } from './alerts-key.ts';

/** Alerts, the newest first, page by page. */
export function alertsQuery(site: string, filter: AlertFilter) {
  return infiniteQueryOptions({
    queryKey: [...alertsKey(site), filter],
    queryFn: ({ pageParam, signal }) =>
      ask('GET', sitePath(site, 'alerts'), AlertPage, {
        query: { ...filter, cursor: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    placeholderData: keepPreviousData,
  });
}
