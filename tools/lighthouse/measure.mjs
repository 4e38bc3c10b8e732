import lighthouse from 'lighthouse';
import desktop from 'lighthouse/core/config/desktop-config.js';
import puppeteer from 'puppeteer-core';

const CATEGORIES = ['performance', 'accessibility', 'best-practices'];

/** Lighthouse's own presets: a mid-range phone on slow 4G, and a computer on a fast line. */
const CONFIGS = { mobile: undefined, desktop };

/**
 * @typedef {object} Measured
 * @property {Record<string, number>} scores by category, 0 to 100
 * @property {string[]} costs what costs points, the dearest first
 *
 * @param {string} executablePath a Chromium
 * @param {string[]} args for it
 * @param {{ name: string, value: string, url: string } | null} cookie of somebody's session
 */
export async function openBrowser(executablePath, args, cookie) {
  const browser = await puppeteer.launch({ executablePath, args, headless: true });
  if (cookie) {
    const { hostname } = new URL(cookie.url);
    await browser.setCookie({
      name: cookie.name,
      value: cookie.value,
      domain: hostname,
      path: '/',
    });
  }
  return {
    /** @returns {Promise<Measured>} @throws when Lighthouse could not load the page it was asked for */
    async measure(url, preset) {
      const page = await browser.newPage();
      try {
        const flags = { onlyCategories: CATEGORIES, output: 'json', logLevel: 'error' };
        const { lhr } = await lighthouse(url, flags, CONFIGS[preset], page);
        return read(lhr, url);
      } finally {
        await page.close();
      }
    },
    close: () => browser.close(),
  };
}

function read(lhr, url) {
  if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
  // A session that was refused ends at the sign-in page, whose scores would be taken for another's.
  const { pathname } = new URL(lhr.finalDisplayedUrl);
  if (pathname !== new URL(url).pathname) throw new Error(`${url} led to ${pathname}.`);
  const scores = CATEGORIES.map((id) => [id, Math.round(lhr.categories[id].score * 100)]);
  const refs = CATEGORIES.flatMap((id) => lhr.categories[id].auditRefs);
  const costs = refs
    .map(({ id, weight }) => ({ ...lhr.audits[id], lost: weight * (1 - lhr.audits[id].score) }))
    .filter(({ score, lost }) => score !== null && lost >= 1)
    .sort((a, b) => b.lost - a.lost)
    .map(({ id, displayValue }) => (displayValue ? `${id} ${displayValue}` : id));
  return { scores: Object.fromEntries(scores), costs };
}
