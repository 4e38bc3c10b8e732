import type { BulkJob } from '@patchbay/contracts/bulk-job';

/** How much of a job is behind it, in percent; null while it is still counted how much there is. */
export function jobShare({
  total,
  done,
  skipped,
  counted,
}: Pick<BulkJob, 'total' | 'done' | 'skipped' | 'counted'>): number | null {
  if (!counted) return null;
  return total > 0 ? Math.min(100, ((done + skipped) / total) * 100) : 100;
}
