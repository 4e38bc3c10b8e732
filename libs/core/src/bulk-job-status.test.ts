import { describe, expect, it } from 'vitest';
import { BULK_JOB_EVENTS, BULK_JOB_STATUSES, bulkJobAfter, isFinal } from './bulk-job-status.ts';

describe('a bulk job', () => {
  it('is paused while it runs, resumed while it is paused, and cancelled from both', () => {
    const allowed = BULK_JOB_STATUSES.flatMap((status) =>
      BULK_JOB_EVENTS.flatMap((event) => {
        const next = bulkJobAfter(status, event);
        return next ? [`${status} ${event} ${next}`] : [];
      }),
    );
    expect(allowed).toEqual([
      'running pause paused',
      'running cancel cancelled',
      'paused resume running',
      'paused cancel cancelled',
    ]);
  });

  it('that has ended stays ended', () => {
    expect(BULK_JOB_STATUSES.filter(isFinal)).toEqual(['done', 'cancelled', 'failed']);
  });
});
