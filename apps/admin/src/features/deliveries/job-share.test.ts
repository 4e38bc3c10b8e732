import { expect, it } from 'vitest';
import { jobShare } from './job-share.ts';

it.each([
  [
    'what was left alone is behind a job as well',
    { total: 10, done: 3, skipped: 2, counted: true },
    50,
  ],
  [
    'nobody knows while it is still counted',
    { total: 10, done: 0, skipped: 0, counted: false },
    null,
  ],
  ['an empty job is done', { total: 0, done: 0, skipped: 0, counted: true }, 100],
])('%s', (_, job, share) => {
  expect(jobShare(job)).toBe(share);
});
