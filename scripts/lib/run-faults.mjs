import { fromRoot } from './paths.mjs';
import { run } from './run.mjs';

/** Each kind of kill once, in less than a minute. */
const SHORT = { FAULT_DELIVERIES: '1200', FAULT_KILLS: '3' };

/**
 * What `npm test` asks of the fault run, once the server is built; in full it is `npm run test:faults`.
 *
 * @type {import('./run-steps.mjs').Step}
 */
export const FAULT_RUN = {
  name: 'fault run',
  run: () => runFaults({ env: SHORT }),
};

/** Four times what the full run takes on two cores. */
const TIMEOUT_MS = 20 * 60_000;

/**
 * Runs faults/src/main.ts over the built server.
 *
 * @param {{ env?: Record<string, string>, live?: boolean, timeoutMs?: number }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runFaults({ env = {}, live = false, timeoutMs = TIMEOUT_MS } = {}) {
  const args = ['--import', 'tsx', fromRoot('faults', 'src', 'main.ts')];
  return run(process.execPath, args, { env, live, timeoutMs });
}
