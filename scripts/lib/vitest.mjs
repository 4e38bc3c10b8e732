import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDir, fromRoot } from './paths.mjs';
import { runTool } from './run.mjs';
import { vitestTally } from './tally.mjs';

const FIRST_FAILURES = fromRoot('scripts/lib/first-failures.mjs');

/** No run of ours takes this long; one that hangs must still end in a count. */
const TIMEOUT_MS = 30 * 60_000;

/**
 * Runs projects of vitest.config.mjs, their output shown as it comes.
 *
 * @param {string[]} projects
 * @param {string[]} paths parts of the paths of the test files to run; none means all
 * @param {Record<string, string>} [env]
 */
export async function runVitest(projects, paths, env = {}) {
  const report = join(cacheDir, `vitest-${projects.join('-')}-${process.pid}.json`);
  mkdirSync(cacheDir, { recursive: true });
  const args = [
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    ...['--reporter', 'default', '--reporter', FIRST_FAILURES],
    ...['--reporter', 'json', '--outputFile.json', report],
    // An it.only that was left behind must not hide the other tests of its file.
    ...(paths.length > 0 ? ['--allowOnly', '--passWithNoTests', ...paths] : ['--no-allowOnly']),
  ];
  const { code } = await runTool('vitest/vitest.mjs', args, {
    env: { ...env, ...(!process.stdout.isTTY && { NO_COLOR: '1' }) },
    live: true,
    timeoutMs: TIMEOUT_MS,
  });
  const tally = vitestTally(readReport(report), code);
  rmSync(report, { force: true });
  return tally;
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
