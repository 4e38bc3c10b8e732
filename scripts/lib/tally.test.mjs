import { describe, expect, it } from 'vitest';
import { noTally, plus, stepTally, summary, vitestTally } from './tally.mjs';

const report = {
  numPassedTests: 7,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [{ status: 'passed', assertionResults: [{ status: 'passed' }] }],
};

describe('the count at the end of npm test', () => {
  it('names passed and failed, and skipped only when there are some', () => {
    expect(summary({ passed: 3, failed: 1, skipped: 0 })).toBe('3 passed, 1 failed');
    expect(summary({ passed: 3, failed: 0, skipped: 2 })).toBe('3 passed, 0 failed, 2 skipped');
  });

  it('counts a test file that could not be loaded as a failure', () => {
    const testResults = [{ status: 'failed', assertionResults: [] }];
    expect(vitestTally({ ...report, testResults }, 1)).toMatchObject({ failed: 1 });
  });

  it('counts a test file whose hooks failed as a failure, and only once what failed in its tests', () => {
    const afterwards = { status: 'failed', assertionResults: [{ status: 'passed' }] };
    const within = { status: 'failed', assertionResults: [{ status: 'failed' }] };
    const failing = { ...report, numFailedTests: 1, testResults: [afterwards, within] };
    expect(vitestTally(failing, 1)).toMatchObject({ failed: 2 });
  });

  it('counts a run that failed without a failed test as a failure', () => {
    expect(vitestTally(report, 1)).toEqual({ passed: 7, failed: 1, skipped: 0 });
    expect(vitestTally(undefined, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(vitestTally(undefined, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('counts what is only planned as skipped', () => {
    const planned = { ...report, numPendingTests: 1, numTodoTests: 1 };
    expect(vitestTally(planned, 0)).toEqual({ passed: 7, failed: 0, skipped: 2 });
  });

  it('counts each step as one, passed or failed', () => {
    const steps = [{ ok: true }, { ok: false }, { ok: true }];
    expect(stepTally(steps)).toEqual({ passed: 2, failed: 1, skipped: 0 });
  });

  it('adds up', () => {
    const step = { ...noTally, passed: 1 };
    expect([step, step].reduce(plus, noTally)).toEqual({ passed: 2, failed: 0, skipped: 0 });
  });
});
