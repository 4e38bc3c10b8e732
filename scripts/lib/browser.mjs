import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run, runTool } from './run.mjs';

const COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
];
const MAC_APPLICATIONS = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const ADVICE =
  'No browser for the tests: install Chromium or Google Chrome, or set CHROMIUM_PATH to one.';

/**
 * The path of a Chromium that runs: CHROMIUM_PATH, an installed one, Debian's package when we are
 * root, or Playwright's own download, in this order.
 *
 * @returns {Promise<string>}
 * @throws with one line that says what to do.
 */
export async function ensureBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (await runs(named)) return named;
    throw new Error('CHROMIUM_PATH does not name a browser that runs.');
  }
  return (
    (await installed()) ??
    (await fromDebian()) ??
    (await fromPlaywright()) ??
    Promise.reject(new Error(ADVICE))
  );
}

async function installed() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const onPath = COMMANDS.flatMap((name) => folders.map((folder) => join(folder, name)));
  for (const path of [...onPath, ...MAC_APPLICATIONS, await playwrightPath()]) {
    if (isExecutable(path) && (await runs(path))) return path;
  }
  return undefined;
}

async function fromDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  console.log('Installing Chromium (Debian package)…');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], { env });
  await run('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'chromium'], { env });
  return installed();
}

async function fromPlaywright() {
  console.log('Downloading Chromium (Playwright)…');
  await runTool('playwright-core/cli.js', ['install', 'chromium']);
  const path = await playwrightPath();
  return isExecutable(path) && (await runs(path)) ? path : undefined;
}

async function playwrightPath() {
  const { chromium } = await import('playwright-core');
  return chromium.executablePath();
}

/** A snap stub or a build with missing libraries is there and yet does not run. */
async function runs(path) {
  const { code } = await run(path, ['--version']);
  return code === 0;
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
