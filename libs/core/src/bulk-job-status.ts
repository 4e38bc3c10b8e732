/** Where a bulk job stands; the last three are final. */
export const BULK_JOB_STATUSES = ['running', 'paused', 'done', 'cancelled', 'failed'] as const;
export type BulkJobStatus = (typeof BULK_JOB_STATUSES)[number];

/** What an operator does to a job; that it ends is the worker's doing. */
export const BULK_JOB_EVENTS = ['pause', 'resume', 'cancel'] as const;
export type BulkJobEvent = (typeof BULK_JOB_EVENTS)[number];

const TRANSITIONS: Readonly<
  Record<BulkJobStatus, Readonly<Partial<Record<BulkJobEvent, BulkJobStatus>>>>
> = {
  running: { pause: 'paused', cancel: 'cancelled' },
  paused: { resume: 'running', cancel: 'cancelled' },
  done: {},
  cancelled: {},
  failed: {},
};

/** @returns the status that follows, or null for what the job's status does not allow */
export function bulkJobAfter(status: BulkJobStatus, event: BulkJobEvent): BulkJobStatus | null {
  return TRANSITIONS[status][event] ?? null;
}

/** Nothing follows: no event leads anywhere, and the worker leaves it alone. */
export function isFinal(status: BulkJobStatus): boolean {
  return Object.keys(TRANSITIONS[status]).length === 0;
}
