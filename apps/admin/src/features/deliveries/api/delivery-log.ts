import { LogPage } from '@patchbay/contracts/delivery';
import { sitePath } from '@patchbay/client/site-path';
import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { ask } from '../../../lib/api.ts';
import type { LogFilter } from '../log-search.ts';

export const LIVE_MS = 3000;

export function logKey(site: string) {
  return ['sites', site, 'delivery-log'] as const;
}

/** Attempts of the site, or of one connection, page by page. */
export function deliveryLogQuery(
  site: string,
  connectionId: number | undefined,
  filter: LogFilter,
) {
  const path =
    connectionId === undefined
      ? sitePath(site, 'delivery-log')
      : sitePath(site, 'connections', connectionId, 'delivery-log');
  return infiniteQueryOptions({
    queryKey: [...logKey(site), connectionId ?? 'all', filter],
    queryFn: ({ pageParam, signal }) =>
      ask('GET', path, LogPage, { query: { ...filter, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    placeholderData: keepPreviousData,
  });
}
