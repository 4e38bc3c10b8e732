import { BulkJob } from '@patchbay/contracts/bulk-job';
import { sitePath } from '@patchbay/client/site-path';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../../../lib/api.ts';
import { bulkJobsKey } from './bulk-jobs.ts';

/** Asked again until the job is over. */
export function bulkJobQuery(site: string, id: number) {
  return queryOptions({
    queryKey: [...bulkJobsKey(site), id],
    queryFn: ({ signal }) => ask('GET', sitePath(site, 'bulk-jobs', id), BulkJob, { signal }),
    refetchInterval: ({ state }) => (state.data && isOver(state.data) ? false : 700),
  });
}

/** Nothing more will happen to it; a paused one may go on. */
export function isOver({ status }: BulkJob): boolean {
  return status !== 'running' && status !== 'paused';
}
