import { BulkJob } from '@patchbay/contracts/delivery';
import { sitePath } from '@patchbay/client/site-path';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../../../lib/api.ts';

/** Asked again until the job is over. */
export function bulkJobQuery(site: string, id: number) {
  return queryOptions({
    queryKey: ['sites', site, 'bulk-jobs', id],
    queryFn: ({ signal }) => ask('GET', sitePath(site, 'bulk-jobs', id), BulkJob, { signal }),
    refetchInterval: ({ state }) => (state.data && state.data.status !== 'running' ? false : 700),
  });
}
