/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/** @type {Tally} */
export const noTally = { passed: 0, failed: 0, skipped: 0 };

/**
 * @param {Tally} a
 * @param {Tally} b
 * @returns {Tally}
 */
export function plus(a, b) {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
  };
}

/**
 * @param {{ ok: boolean }[]} steps each counts as one test
 * @returns {Tally}
 */
export function stepTally(steps) {
  const passed = steps.filter(({ ok }) => ok).length;
  return { ...noTally, passed, failed: steps.length - passed };
}

/**
 * The tally of one Vitest run. A test file that failed outside of its tests, by loading or in a hook,
 * is a failure that Vitest counts among no tests, and so is a run that failed without saying where.
 *
 * @param {object | undefined} report what its json reporter wrote; undefined when it wrote nothing
 * @param {number} code its exit code
 * @returns {Tally}
 */
export function vitestTally(report, code) {
  if (!report) return { ...noTally, failed: 1 };
  const failed = report.numFailedTests + report.testResults.filter(failedOutsideOfTests).length;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

function failedOutsideOfTests({ status, assertionResults }) {
  return status === 'failed' && assertionResults.every((test) => test.status !== 'failed');
}

/** The last line of `npm test`. */
export function summary({ passed, failed, skipped }) {
  const line = `${passed} passed, ${failed} failed`;
  return skipped > 0 ? `${line}, ${skipped} skipped` : line;
}
