import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { fromRoot } from './paths.mjs';
import { PAGES } from './screenshots/pages.mjs';
import {
  EVERYWHERE,
  failedDelivery,
  idOf,
  INES,
  prepareStage,
  signIn,
} from './screenshots/prepare-stage.mjs';
import { shrinkPng } from './screenshots/shrink-png.mjs';
import { startDemo } from './start-demo.mjs';

const FOLDER = fromRoot('docs/screenshots');
const FLAGS = [
  // Chromium refuses its sandbox to root.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ...['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync'],
];
const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

/** Each page in each of these; the end of the file's name says which. */
const LOOKS = [
  { suffix: 'light', viewport: DESKTOP, colorScheme: 'light' },
  { suffix: 'dark', viewport: DESKTOP, colorScheme: 'dark' },
  { suffix: 'light-phone', viewport: PHONE, colorScheme: 'light' },
  { suffix: 'dark-phone', viewport: PHONE, colorScheme: 'dark' },
  { suffix: 'de-light', viewport: DESKTOP, colorScheme: 'light', german: true },
  { suffix: 'de-light-phone', viewport: PHONE, colorScheme: 'light', german: true },
];

/**
 * Pictures of a filled page for the documentation: docs/screenshots/<page>-<look>.png. The address
 * of a demo that runs may be given, and names of pages and of looks; without an address one is
 * started for the occasion, without names all are taken.
 *
 * @param {string[]} args
 */
export async function takeScreenshots(args) {
  const { chromium } = await import('playwright-core');
  const url = args.find((each) => each.startsWith('http'));
  const pages = chosen(PAGES, 'name', args);
  const looks = chosen(LOOKS, 'suffix', args);
  const demo = url ? { url, stop: async () => {} } : await startDemo();
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: FLAGS });
  try {
    await mkdir(FOLDER, { recursive: true });
    const failures = [];
    for (const [index, look] of looks.entries()) {
      const stage = await openStage(browser, demo.url, look);
      if (index === 0) await prepareStage(stage.everywhere, demo.url);
      for (const page of pages.filter(({ german }) => german || !look.german)) {
        const once = () => take(stage, demo.url, page, look);
        // A second time, because a page may have changed under what was done to it.
        await once()
          .catch(once)
          .catch((error) => {
            failures.push(`${page.name}-${look.suffix}: ${error.message}`);
          });
      }
      await stage.close();
    }
    if (failures.length > 0) throw new Error(`These were not taken:\n${failures.join('\n')}`);
  } finally {
    await browser.close();
    await demo.stop();
  }
}

function chosen(all, key, args) {
  const named = all.filter((each) => args.includes(each[key]));
  return named.length > 0 ? named : all;
}

/** A browser for each who looks: at the first site, at the others, and nobody who signed in. */
async function openStage(browser, url, { viewport, colorScheme, german }) {
  const options = {
    viewport,
    colorScheme,
    reducedMotion: 'reduce',
    timezoneId: 'Europe/Dublin',
    locale: german ? 'de-DE' : 'en-GB',
  };
  const open = () => browser.newContext(options);
  const [ines, everywhere, stranger] = [await open(), await open(), await open()];
  await signIn(ines, url, INES);
  await signIn(everywhere, url, EVERYWHERE);
  const close = () => Promise.all([ines, everywhere, stranger].map((each) => each.close()));
  return { ines, everywhere, stranger, close };
}

async function take(stage, url, { name, path, act, as = 'ines' }, { suffix }) {
  const page = await stage[as].newPage();
  page.setDefaultTimeout(20_000);
  try {
    await page.goto(url + (await filledIn(stage.everywhere, url, path)));
    await settled(page);
    if (act) {
      await act(page);
      await settled(page);
    }
    const png = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    await writeFile(join(FOLDER, `${name}-${suffix}.png`), shrinkPng(png));
    console.log(`docs/screenshots/${name}-${suffix}.png`);
  } finally {
    await page.close();
  }
}

/** Nothing asked for is still under way, nor drawn as if it were, for as long as three looks take. */
async function settled(page) {
  await page.locator('h1').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => (window.looks = { quiet: 0, loaded: 0 }));
  await page.waitForFunction(
    () => {
      const { quiet, loaded } = window.looks;
      const now = performance.getEntriesByType('resource').length;
      const waits = document.querySelector(
        '[class*=Skeleton-root], [class*=Loader-root], [aria-busy=true], [data-stale]',
      );
      window.looks = { quiet: waits || now !== loaded ? 0 : quiet + 1, loaded: now };
      return quiet >= 3;
    },
    null,
    { polling: 150 },
  );
}

async function filledIn(context, url, path) {
  const place = /\{(.+?)\}/.exec(path)?.[1];
  if (!place) return path;
  const site = path.split('/')[2];
  const id =
    place === 'failed' ? await failedDelivery(context, url) : await idOf(context, url, site, place);
  return path.replace(`{${place}}`, id);
}
