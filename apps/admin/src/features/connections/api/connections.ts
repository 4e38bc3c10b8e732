import { ConnectionPage, type ConnectionQuery } from '@patchbay/contracts/connection';
import { sitePath } from '@patchbay/client/site-path';
import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { ask } from '../../../lib/api.ts';

export type ConnectionFilter = Partial<
  Pick<
    ConnectionQuery,
    'state' | 'attention' | 'family' | 'category' | 'connector_type' | 'q' | 'sort'
  >
>;

export function connectionsKey(site: string) {
  return ['sites', site, 'connections', 'list'] as const;
}

/** Page by page; the rows before stay on screen while a changed filter is answered. */
export function connectionsQuery(site: string, filter: ConnectionFilter) {
  return infiniteQueryOptions({
    queryKey: [...connectionsKey(site), filter],
    queryFn: ({ pageParam, signal }) =>
      ask('GET', sitePath(site, 'connections'), ConnectionPage, {
        query: { ...filter, cursor: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    placeholderData: keepPreviousData,
  });
}
