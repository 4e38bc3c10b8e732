import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { fromRoot } from './paths.mjs';

const FOLDER = fromRoot('docs/screenshots');
const WIDTH = 1440;
const HEIGHT = 900;
const FILLED_WITHIN_MS = 120_000;
const FLAGS = [
  // Chromium refuses its sandbox to root.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ...['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync'],
];

/** Pages by file name; `{id}` stands for the connection of that name. */
const PAGES = [
  { name: 'overview', path: '/sites/default/overview?range=7d' },
  { name: 'library', path: '/sites/default/library' },
  { name: 'connections', path: '/sites/default/connections?sort=-created_at' },
  { name: 'detail', path: '/sites/default/connections/{id}', connection: 'HubSpot CRM' },
  { name: 'log', path: '/sites/default/log' },
];

/**
 * Pictures of a filled page for the documentation, light and dark.
 *
 * @param {string | undefined} url a demo that runs; without it one is started for the occasion
 */
export async function takeScreenshots(url) {
  const { chromium } = await import('playwright-core');
  const demo = url ? { url, stop: async () => {} } : await startDemo();
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: FLAGS });
  try {
    await mkdir(FOLDER, { recursive: true });
    for (const scheme of ['light', 'dark']) await takeAll(browser, demo.url, scheme);
  } finally {
    await browser.close();
    await demo.stop();
  }
}

async function takeAll(browser, url, colorScheme) {
  const context = await browser.newContext({
    viewport: { width: WIDTH, height: HEIGHT },
    colorScheme,
    reducedMotion: 'reduce',
    timezoneId: 'Europe/Dublin',
    locale: 'en-GB',
  });
  await context.request.post(`${url}/api/v1/auth/login`, {
    data: { email: 'ines@acmebikes.example', password: 'patchbay-demo' },
  });
  const page = await context.newPage();
  for (const { name, path, connection } of PAGES) {
    const id = connection && (await idOf(context, url, connection));
    await page.goto(url + path.replace('{id}', id ?? ''), { waitUntil: 'networkidle' });
    await page.screenshot({ path: join(FOLDER, `${name}-${colorScheme}.png`) });
    console.log(`docs/screenshots/${name}-${colorScheme}.png`);
  }
  await context.close();
}

async function idOf(context, url, name) {
  const query = new URLSearchParams({ q: name });
  const answer = await context.request.get(`${url}/api/v1/sites/default/connections?${query}`);
  const { items } = await answer.json();
  if (items.length === 0) throw new Error(`There is no connection ${name}.`);
  return String(items[0].id);
}

/** A demo of its own: a data folder that goes away with it, and a free port. */
async function startDemo() {
  const dataDir = await mkdtemp(join(tmpdir(), 'patchbay-screenshots-'));
  const port = await freePort();
  const child = spawn(process.execPath, [fromRoot('scripts/demo.mjs')], {
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await filled(child, ended);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `http://localhost:${port}`, stop };
}

function filled(child, ended) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The demo took too long.')), FILLED_WITHIN_MS);
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
      if (!said.includes('stand-in vendor')) return;
      clearTimeout(timer);
      resolve();
    });
    void ended.then(() => {
      clearTimeout(timer);
      reject(new Error('The demo ended by itself.'));
    });
  });
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
