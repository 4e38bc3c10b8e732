import { describe, expect, it } from 'vitest';
import { afterCount, afterError, afterMove } from './job-step.ts';

const last = { connection: 7, id: 99 };
const job = { total: 10, matched: 8, done: 3, errors: 2 };

describe('counting', () => {
  it('goes on behind the last one looked at', () => {
    expect(afterCount(job, { found: 5, last, more: true })).toMatchObject({
      ...{ matched: 13, total: 13, counted: false, position_connection: 7, position: 99 },
    });
  });

  it('begins again at the first one, to act, once all is counted', () => {
    expect(afterCount(job, { found: 0, last, more: false })).toMatchObject({
      ...{ matched: 8, counted: true, position_connection: 0, position: 0 },
    });
  });
});

describe('acting', () => {
  it('goes on while there may be more, whether or not anything matched', () => {
    const step = afterMove(job, { found: [], last, more: true }, 0);
    expect(step).toEqual({ done: 3, errors: 0, position_connection: 7, position: 99 });
  });

  it('ends with what was left as it was', () => {
    expect(afterMove(job, { found: [], last: null, more: false }, 4)).toEqual({
      ...{ status: 'done', done: 7, matched: 8, total: 10, skipped: 3, errors: 0 },
    });
  });

  it('never ends with more done than there were', () => {
    const step = afterMove(job, { found: [], last, more: false }, 9);
    expect(step).toMatchObject({ done: 12, matched: 12, total: 12, skipped: 0 });
  });
});

describe('a bite that goes wrong', () => {
  it('is tried again after a wait that doubles, and is given up at the fifth in a row', () => {
    const waits = [0, 1, 2, 3, 4].map((errors) => afterError({ errors }).waitSeconds);
    expect(waits).toEqual([2, 4, 8, 16, null]);
  });
});
