import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDir, root } from './paths.mjs';
import { run } from './run.mjs';
import { jestTally } from './tally.mjs';

/**
 * Twice the cores of a small build server: most of our tests wait, for timers, other processes and
 * the database; a fifth made it no faster. A browser test drives a server, a vendor and a browser
 * besides itself.
 */
const WORKERS = 4;
const BROWSERS_ALONE = 2;

/** No run of ours takes this long; one that hangs must still end in a count. */
const TIMEOUT_MS = 30 * 60_000;

/**
 * Runs Jest projects, their output shown as it comes.
 *
 * @param {string[]} projects
 * @param {string[]} paths parts of the paths of the test files to run; none means all
 * @param {Record<string, string>} [env]
 */
export async function runJest(projects, paths, env = {}) {
  const report = join(cacheDir, `jest-${projects.join('-')}-${process.pid}.json`);
  mkdirSync(cacheDir, { recursive: true });
  const args = [
    // Jest loads ES modules through vm, which Node still calls experimental.
    ...['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
    join(root, 'node_modules/jest/bin/jest.js'),
    ...['--json', '--outputFile', report],
    ...[`--maxWorkers=${workers(projects)}`],
    ...['--selectProjects', ...projects],
    // A path that is in one project is not missing in the others.
    ...(paths.length > 0 ? ['--passWithNoTests', '--testPathPatterns', ...paths] : []),
  ];
  const { code } = await run(process.execPath, args, { env, live: true, timeoutMs: TIMEOUT_MS });
  const tally = jestTally(readReport(report), code);
  rmSync(report, { force: true });
  return tally;
}

function workers(projects) {
  return projects.every((project) => project === 'browser') ? BROWSERS_ALONE : WORKERS;
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
