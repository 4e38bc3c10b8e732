import { sitePath } from '@patchbay/client/site-path';
import { StateHistory } from '@patchbay/contracts/state-history';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { ask } from '../../../lib/api.ts';

/** The states a connection has been in, the newest first, a few at a time. */
export function stateHistoryQuery(site: string, id: number) {
  return infiniteQueryOptions({
    queryKey: ['sites', site, 'connections', 'states', id],
    queryFn: ({ pageParam, signal }) =>
      ask('GET', sitePath(site, 'connections', id, 'state-history'), StateHistory, {
        query: { limit: 5, cursor: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
  });
}
