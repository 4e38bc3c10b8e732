import { ProblemError } from '@patchbay/client/problem-error';
import { TestResult } from '@patchbay/contracts/test-result';

/** The test call a refusal carries under `test`; undefined when there was none. */
export function failedTest(error: unknown): TestResult | undefined {
  if (!(error instanceof ProblemError)) return undefined;
  const parsed = TestResult.safeParse(error.problem['test']);
  return parsed.success ? parsed.data : undefined;
}
