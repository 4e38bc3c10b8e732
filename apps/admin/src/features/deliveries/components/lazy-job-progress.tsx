import { lazy, Suspense } from 'react';
import type { BulkJobProgressProps } from './bulk-job-progress.tsx';

const BulkJobProgress = lazy(async () => ({
  default: (await import('./bulk-job-progress.tsx')).BulkJobProgress,
}));

/** Comes with the first job that is asked for. */
export function LazyJobProgress(props: BulkJobProgressProps) {
  return (
    <Suspense fallback={null}>
      <BulkJobProgress {...props} />
    </Suspense>
  );
}
