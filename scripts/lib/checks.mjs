import { checkFirstLoads } from './first-load.mjs';
import { npm } from './npm.mjs';
import { pretty, runTool } from './run.mjs';

/**
 * The checks beside the tests, the longest first. They need the build: it also writes the page's
 * routes, which its types and rules depend on.
 *
 * @type {import('./run-steps.mjs').Step[]}
 */
export const CHECKS = [
  { name: 'boundaries', run: boundaries },
  { name: 'lint', run: () => runTool('oxlint/bin/oxlint', []) },
  { name: 'types', run: () => tsc('tsconfig.test.json') },
  { name: 'types of the page', run: () => tsc('apps/admin') },
  { name: 'lock file', run: lockFile },
  { name: 'first load of the lists', run: checkFirstLoads },
  { name: 'formatting', run: () => runTool('oxfmt/bin/oxfmt', ['--check', '.']) },
];

/** The native compiler: the same answers in a third of the time. The build waits for its plugins. */
function tsc(project) {
  return runTool('typescript-native/bin/tsc', ['-p', project, '--noEmit', ...pretty]);
}

function boundaries() {
  const program = 'dependency-cruiser/bin/dependency-cruise.mjs';
  return runTool(program, ['--config', '.dependency-cruiser.mjs', 'libs', 'apps']);
}

/** A lock file that lacks another platform's binaries still installs here, and nowhere else. */
function lockFile() {
  return npm(['ci', '--dry-run', '--include=dev', '--ignore-scripts', '--loglevel=error']);
}
