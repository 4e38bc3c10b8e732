import { useQueryClient } from '@tanstack/react-query';
import { useSite } from '../../lib/site-context.tsx';
import { useAction } from '../../lib/use-action.ts';
import { bulkJobQuery } from './api/bulk-job.ts';
import { bulkJobsKey } from './api/bulk-jobs.ts';
import { moveBulkJob, type JobMove } from './api/move-bulk-job.ts';

/** Pausing, resuming and ending a job; what it answers is shown at once. */
export function useJobMoves(jobId: number) {
  const { slug } = useSite();
  const queryClient = useQueryClient();
  return useAction({
    mutationFn: (move: JobMove) => moveBulkJob(slug, jobId, move),
    onSuccess: (job) => queryClient.setQueryData(bulkJobQuery(slug, jobId).queryKey, job),
    onSettled: () => queryClient.invalidateQueries({ queryKey: bulkJobsKey(slug) }),
  });
}
