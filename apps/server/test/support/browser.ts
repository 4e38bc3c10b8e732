import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

const FLAGS = [
  // Chromium refuses its sandbox to root, and build machines are often root in a container.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-dev-shm-usage',
  // A test talks to loopback alone; the browser must not call home meanwhile.
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Starts the Chromium that `npm test` found (CHROMIUM_PATH), without a window. Close it in `afterAll`.
 *
 * @throws when CHROMIUM_PATH is not set: run browser tests through `npm run test:browser`.
 */
export function launchBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH;
  if (!executablePath) throw new Error('CHROMIUM_PATH is not set: use npm run test:browser');
  return chromium.launch({ executablePath, args: FLAGS });
}
