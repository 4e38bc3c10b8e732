import { BulkJobPage, type BulkJob } from '@patchbay/contracts/bulk-job';
import { sitePath } from '@patchbay/client/site-path';
import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { ask } from '../../../lib/api.ts';

export function bulkJobsKey(site: string) {
  return ['sites', site, 'bulk-jobs'] as const;
}

/** Jobs, the newest first; asked again soon while one of them runs. */
export function bulkJobsQuery(site: string, status: BulkJob['status'][] | undefined) {
  return infiniteQueryOptions({
    queryKey: [...bulkJobsKey(site), 'list', status ?? 'all'],
    queryFn: ({ pageParam, signal }) =>
      ask('GET', sitePath(site, 'bulk-jobs'), BulkJobPage, {
        query: { status, cursor: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.items.some((job) => job.status === 'running'))
        ? 1000
        : 8000,
  });
}
