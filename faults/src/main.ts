/** npm run test:faults; ends with 1 when a rule was broken, and then keeps its folder. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOptions } from './options.ts';
import { report } from './report.ts';
import { runFaults } from './run.ts';

/** A run that hangs must end too, and take what it started with it. */
const LONGEST_MS = 18 * 60_000;

const options = readOptions(process.env);
const { seed, deliveries, kills } = options;
console.log(`At least ${deliveries} deliveries, ${kills} kills, FAULT_SEED=${seed}`);
const folder = await mkdtemp(join(tmpdir(), 'patchbay-faults-'));
setTimeout(() => {
  console.error('The run took too long.');
  process.exit(1);
}, LONGEST_MS);
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(1));
try {
  const outcome = await runFaults(options, folder);
  console.log(report(options, outcome).join('\n'));
  if ([...outcome.findings.values()].some((found) => found.length > 0)) process.exitCode = 1;
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
if (process.exitCode) console.error(`The record and what the processes said: ${folder}`);
else await rm(folder, { recursive: true, force: true });
process.exit();
