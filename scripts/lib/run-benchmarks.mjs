import { readdirSync } from 'node:fs';
import { fromRoot } from './paths.mjs';
import { run } from './run.mjs';

const SUFFIX = '.bench.ts';

/**
 * Runs the benchmarks whose name holds `filter`, one at a time so that none disturbs another, and
 * shows what they print.
 *
 * @param {string} filter
 * @returns {Promise<number>} the exit code: 0 when all of them ended well.
 */
export async function runBenchmarks(filter) {
  const folder = fromRoot('bench', 'src');
  const files = readdirSync(folder).filter(
    (name) => name.endsWith(SUFFIX) && name.includes(filter),
  );
  if (files.length === 0) {
    console.error(`No benchmark in bench/src has ${filter} in its name.`);
    return 1;
  }
  const failed = [];
  for (const file of files.sort()) {
    console.log(`── ${file.slice(0, -SUFFIX.length)}`);
    const args = ['--import', 'tsx', fromRoot('bench', 'src', file)];
    const { code } = await run(process.execPath, args, { live: true });
    if (code !== 0) failed.push(file);
  }
  if (failed.length > 0) console.error(`Failed: ${failed.join(', ')}`);
  return failed.length === 0 ? 0 : 1;
}
