import { ensureBrowser } from './browser.mjs';
import { buildStale, serverEntry } from './build.mjs';
import { CHECK_LANES } from './checks.mjs';
import { runJest } from './jest.mjs';
import { SHORT, runFaults } from './run-faults.mjs';
import { noTally, plus, summary } from './tally.mjs';

/**
 * Runs what was asked for, tells each step and its duration, and ends with `N passed, N failed`.
 *
 * @param {{ parts: string[], paths: string[] }} wanted
 * @returns {Promise<number>} the exit code: 0 when nothing failed.
 */
export async function runTests({ parts, paths }) {
  let total = noTally;
  if (parts.includes('checks')) {
    const lanes = await Promise.all(CHECK_LANES.map(runLane));
    total = lanes.flat().reduce(plus, total);
  }
  const projects = parts.filter((part) => part === 'unit' || part === 'integration');
  if (projects.length > 0) total = plus(total, await runQuickTests(projects, paths));
  if (parts.includes('faults')) total = plus(total, await runFaultTest());
  if (parts.includes('browser')) total = plus(total, await runBrowserTests(paths));
  console.log(summary(total));
  return total.failed === 0 ? 0 : 1;
}

async function runLane(steps) {
  const tallies = [];
  for (const step of steps) tallies.push(await runStep(step));
  return tallies;
}

async function runStep({ name, run }) {
  const start = performance.now();
  const { code, output } = await run();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (code === 0) {
    console.log(`ok      ${name} (${seconds} s)`);
    return { ...noTally, passed: 1 };
  }
  console.log(`FAILED  ${name} (${seconds} s)\n${output.trim()}\n`);
  return { ...noTally, failed: 1 };
}

/** Tests of whole processes start the built server: from its sources each start costs thrice as much. */
async function runQuickTests(projects, paths) {
  if (!projects.includes('integration')) return runJest(projects, paths);
  const built = await runStep({
    name: 'build',
    run: async () => {
      try {
        await buildStale();
        return { code: 0, output: '' };
      } catch (error) {
        return { code: 1, output: error.message };
      }
    },
  });
  const env = built.failed === 0 ? { BUILT_SERVER: serverEntry } : {};
  return plus(built, await runJest(projects, paths, env));
}

/** The fault run in its short form; in full it is `npm run test:faults`. */
async function runFaultTest() {
  return runStep({
    name: 'fault run',
    run: async () => {
      try {
        await buildStale();
        return await runFaults({ env: SHORT });
      } catch (error) {
        return { code: 1, output: error.message };
      }
    },
  });
}

/** They drive the built server and page. Where these or the browser are missing, that is a failure. */
async function runBrowserTests(paths) {
  let browser;
  const ready = await runStep({
    name: 'browser',
    run: async () => {
      try {
        browser = await ensureBrowser();
        await buildStale();
        return { code: 0, output: '' };
      } catch (error) {
        return { code: 1, output: error.message };
      }
    },
  });
  if (ready.failed > 0) return ready;
  return plus(ready, await runJest(['browser'], paths, { CHROMIUM_PATH: browser }));
}
