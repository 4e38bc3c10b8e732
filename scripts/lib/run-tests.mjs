import { buildStale, serverEntry } from './build.mjs';
import { ensureBrowser } from './browser.mjs';
import { CHECKS } from './checks.mjs';
import { FAULT_RUN } from './run-faults.mjs';
import { runSteps } from './run-steps.mjs';
import { noTally, plus, stepTally, summary } from './tally.mjs';
import { runVitest } from './vitest.mjs';

const STEPS_AT_A_TIME = 2;
const PROJECTS = ['unit', 'integration', 'browser'];

/**
 * Runs what was asked for, tells each step and its duration, and ends with `N passed, N failed`.
 *
 * Most tests wait for timers, processes and databases, and the checks only compute: they run beside
 * each other.
 *
 * @param {{ parts: string[], paths: string[] }} wanted
 * @returns {Promise<number>} the exit code: 0 when nothing failed.
 */
export async function runTests({ parts, paths }) {
  const { steps: preparation, env, missing } = await prepareTests(parts);
  const runs = (part) => parts.includes(part) && !missing.includes(part);
  const projects = PROJECTS.filter(runs);
  const beside = [...(runs('checks') ? CHECKS : []), ...(runs('faults') ? [FAULT_RUN] : [])];
  const [tests, steps] = await Promise.all([
    runSideBySide(projects, paths, env),
    runSteps(beside, STEPS_AT_A_TIME),
  ]);
  const all = [...preparation, ...steps];
  // What failed has scrolled away by now.
  for (const { name } of all.filter(({ ok }) => !ok)) console.log(`FAILED  ${name}; see above`);
  const total = plus(stepTally(all), tests);
  console.log(summary(total));
  return total.failed === 0 ? 0 : 1;
}

/**
 * Browser tests compute, and tests of whole processes wait: beside each other neither machine time
 * nor waiting is lost.
 */
async function runSideBySide(projects, paths, env) {
  const isBrowser = (project) => project === 'browser';
  const groups = [projects.filter(isBrowser), projects.filter((project) => !isBrowser(project))];
  const runs = groups.filter((group) => group.length > 0);
  const tallies = await Promise.all(runs.map((group) => runVitest(group, paths, env)));
  return tallies.reduce(plus, noTally);
}

/**
 * Builds and finds the browser, where they are needed. Tests of whole processes start the built
 * server: from its sources each start costs thrice as much. What cannot do without the build or the
 * browser is missing where these are, and that is a failure.
 */
async function prepareTests(parts) {
  let browser;
  const wanted = [
    ...(parts.some((part) => part !== 'unit') ? [{ name: 'build', run: buildStale }] : []),
    ...(parts.includes('browser')
      ? [{ name: 'browser', run: async () => void (browser = await ensureBrowser()) }]
      : []),
  ];
  const steps = await runSteps(wanted, wanted.length);
  const isReady = (name) => steps.some((step) => step.name === name && step.ok);
  return {
    steps,
    env: {
      ...(isReady('build') && { BUILT_SERVER: serverEntry }),
      ...(isReady('browser') && { CHROMIUM_PATH: browser }),
    },
    missing: [
      ...(isReady('build') ? [] : ['faults', 'browser']),
      ...(isReady('browser') ? [] : ['browser']),
    ],
  };
}
