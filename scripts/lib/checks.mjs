import { buildStale } from './build.mjs';
import { npm } from './npm.mjs';
import { pretty, runTool } from './run.mjs';

/**
 * The checks beside the tests, as two lanes that run side by side on two cores. Each is
 * `{ name, run }`, where `run` resolves to `{ code, output }`.
 */
export const CHECK_LANES = [
  [
    { name: 'build', run: build },
    { name: 'types', run: () => tsc('tsconfig.test.json') },
    { name: 'types of the page', run: () => tsc('apps/admin') },
  ],
  [
    { name: 'formatting', run: () => runTool('prettier/bin/prettier.cjs', ['--check', '.']) },
    { name: 'lint', run: () => runTool('eslint/bin/eslint.js', ['.', '--max-warnings', '0']) },
    { name: 'boundaries', run: boundaries },
    { name: 'lock file', run: lockFile },
  ],
];

async function build() {
  try {
    await buildStale();
    return { code: 0, output: '' };
  } catch (error) {
    return { code: 1, output: error.message };
  }
}

function tsc(project) {
  return runTool('typescript/bin/tsc', ['-p', project, '--noEmit', ...pretty]);
}

function boundaries() {
  const program = 'dependency-cruiser/bin/dependency-cruise.mjs';
  return runTool(program, ['--config', '.dependency-cruiser.mjs', 'libs', 'apps']);
}

/** A lock file that lacks another platform's binaries still installs here, and nowhere else. */
function lockFile() {
  return npm(['ci', '--dry-run', '--include=dev', '--ignore-scripts', '--loglevel=error']);
}
