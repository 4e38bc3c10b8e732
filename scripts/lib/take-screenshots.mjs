import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { fromRoot } from './paths.mjs';
import { DEMO_ADMIN, startDemo } from './start-demo.mjs';

const FOLDER = fromRoot('docs/screenshots');
const WIDTH = 1440;
const HEIGHT = 900;
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
    data: DEMO_ADMIN,
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
