/** A reporter that shows why a test failed which passed when it was run again. */
export default class FirstFailures {
  /** @param {import('vitest/node').TestCase} test */
  onTestCaseResult(test) {
    if (!test.diagnostic()?.flaky) return;
    console.log(`Passed when run again: ${test.module.relativeModuleId} > ${test.fullName}`);
    for (const { stack, message, diff } of test.result().errors ?? []) {
      console.log([stack ?? message, diff].filter(Boolean).join('\n'));
    }
  }
}
