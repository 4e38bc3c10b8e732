import type { TestResult } from '@patchbay/contracts/test-result';
import { ProblemError } from '../../platform/errors/problem.ts';

/** The test call decided against it: nothing was stored, and `test` says why. */
export function testFailed(test: TestResult): ProblemError {
  return new ProblemError(422, 'validation_failed', test.message, { extra: { test } });
}
