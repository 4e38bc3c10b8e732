import { ActivityPage } from '@patchbay/contracts/activity';
import { sitePath } from '@patchbay/client/site-path';
import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { ask } from '../../../lib/api.ts';
import type { ActivityFilter } from '../activity-search.ts';

/** Entries, the newest first, page by page. */
export function activityQuery(site: string, filter: ActivityFilter) {
  return infiniteQueryOptions({
    queryKey: ['sites', site, 'activity', filter],
    queryFn: ({ pageParam, signal }) =>
      ask('GET', sitePath(site, 'activity'), ActivityPage, {
        query: { ...filter, cursor: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    placeholderData: keepPreviousData,
  });
}
