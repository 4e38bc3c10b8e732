import type { Bite } from './bite.ts';
import type { BulkJob } from './bulk-job.entity.ts';

/** Before the first delivery. */
export const START = { connection: 0, id: 0 };

/** Bites in a row that may go wrong before a job is given up. */
const PATIENCE = 5;

/** What a bite changes of a job. */
export type Changes = Partial<
  Pick<
    BulkJob,
    | 'total'
    | 'matched'
    | 'counted'
    | 'done'
    | 'skipped'
    | 'errors'
    | 'status'
    | 'position'
    | 'position_connection'
  >
>;

type Progress = Pick<BulkJob, 'total' | 'matched' | 'done' | 'errors'>;

/** What a job knows after it has counted some more of what matches. */
export function afterCount(job: Progress, bite: Bite<number>): Changes {
  const matched = job.matched + bite.found;
  const next = bite.more ? bite.last! : START;
  return { ...at(next), errors: 0, matched, total: matched, counted: !bite.more };
}

/** What a job knows after it has moved some more; at the end, what was left as it was. */
export function afterMove(job: Progress, bite: Bite<unknown>, moved: number): Changes {
  const done = job.done + moved;
  if (bite.more) return { ...at(bite.last!), errors: 0, done };
  // What was on its way while it was counted may wait again when its turn comes.
  const total = Math.max(job.total, done);
  const matched = Math.max(job.matched, done);
  return { errors: 0, done, matched, total, skipped: total - done, status: 'done' };
}

/**
 * What becomes of a job whose bite went wrong.
 *
 * @returns the wait before the next try in seconds, null when there is none, and the errors so far
 */
export function afterError(job: Pick<Progress, 'errors'>): {
  errors: number;
  waitSeconds: number | null;
} {
  const errors = job.errors + 1;
  return { errors, waitSeconds: errors < PATIENCE ? 2 ** errors : null };
}

function at(position: typeof START): Pick<BulkJob, 'position_connection' | 'position'> {
  return { position_connection: position.connection, position: position.id };
}
