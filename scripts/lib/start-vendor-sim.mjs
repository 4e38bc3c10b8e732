import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fromRoot } from './paths.mjs';

/**
 * Starts the stand-in vendor; it ends when this process does.
 *
 * @param {number} port 0 for any free one
 * @returns {Promise<string>} its address
 */
export async function startVendorSim(port = 0) {
  const child = spawn(process.execPath, [fromRoot('apps/vendor-sim/dist/main.js')], {
    env: { PATH: process.env.PATH, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.once('exit', () => child.kill('SIGTERM'));
  child.once('exit', (code) => {
    if (code !== 0) console.error('The stand-in vendor ended by itself.');
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const { ready, url } = JSON.parse(line);
    if (!ready) continue;
    // The server decides when this process ends.
    child.unref();
    child.stdout.resume().unref();
    return url;
  }
  throw new Error('The stand-in vendor did not start.');
}
