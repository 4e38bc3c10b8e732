import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ensureBrowser } from './browser.mjs';
import { npm } from './npm.mjs';
import { fromRoot } from './paths.mjs';
import { stamp } from './stamp.mjs';
import { DEMO_ADMIN, startDemo } from './start-demo.mjs';

const FOLDER = fromRoot('tools', 'lighthouse');
/** Performance differs from run to run; the run in the middle counts. */
const RUNS = Number(process.env.LIGHTHOUSE_RUNS ?? 3);
const PRESETS = ['desktop', 'mobile'];
const PAGES = [
  { name: 'sign-in', path: '/login', signedIn: false },
  { name: 'overview', path: '/sites/default/overview', signedIn: true },
  { name: 'connections', path: '/sites/default/connections', signedIn: true },
  { name: 'delivery log', path: '/sites/default/log', signedIn: true },
];
const FLAGS = [
  // Chromium refuses its sandbox to root.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ...['--disable-gpu', '--disable-dev-shm-usage', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/**
 * Prints Lighthouse's scores of the demo's pages, and what costs points.
 *
 * @param {string | undefined} url a demo that runs; without it one is started for the occasion
 */
export async function runLighthouse(url) {
  const executablePath = await ensureBrowser();
  await install();
  // Only there once it was installed.
  const { openBrowser } = await import('../../tools/lighthouse/measure.mjs');
  const demo = url ? { url, stop: async () => {} } : await startDemo();
  try {
    const cookie = await signIn(demo.url);
    const rows = [];
    for (const { name, path, signedIn } of PAGES) {
      const browser = await openBrowser(executablePath, FLAGS, signedIn ? cookie : null);
      try {
        for (const preset of PRESETS) {
          console.error(`${name}, ${preset}…`);
          rows.push({ name, preset, ...(await middle(browser, demo.url + path, preset)) });
        }
      } finally {
        await browser.close();
      }
    }
    tell(rows);
  } finally {
    await demo.stop();
  }
}

/** The run in the middle by performance. */
async function middle(browser, url, preset) {
  const runs = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await browser.measure(url, preset));
  runs.sort((a, b) => a.scores.performance - b.scores.performance);
  return runs[Math.floor(RUNS / 2)];
}

function tell(rows) {
  console.log('| page | preset | performance | accessibility | best practices |');
  console.log('| --- | --- | --- | --- | --- |');
  for (const { name, preset, scores } of rows) {
    const cells = [name, preset, scores.performance, scores.accessibility, scores['best-practices']]; // prettier-ignore
    console.log(`| ${cells.join(' | ')} |`);
  }
  for (const { name, preset, costs } of rows) {
    if (costs.length > 0) console.log(`${name}, ${preset}: ${costs.join('; ')}`);
  }
}

async function signIn(url) {
  const answer = await fetch(`${url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(DEMO_ADMIN),
  });
  if (answer.status !== 204) throw new Error(`Signing in to ${url} was answered ${answer.status}.`);
  const [pair = ''] = (answer.headers.getSetCookie()[0] ?? '').split(';');
  const at = pair.indexOf('=');
  return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
}

/** Large, and only this command's: in a folder of its own, when it is first asked for. */
async function install() {
  const lock = readFileSync(`${FOLDER}/package-lock.json`);
  const installed = stamp(`${FOLDER}/node_modules/.patchbay-installed`);
  const wanted = createHash('sha256').update(lock).digest('hex');
  if (installed.matches(wanted)) return;
  console.log('Installing Lighthouse…');
  installed.clear();
  const args = ['ci', '--prefix', FOLDER, '--ignore-scripts', '--no-progress', '--loglevel=error'];
  const { code, output } = await npm(args);
  if (code !== 0) throw new Error(`${output.trim()}\nnpm ci failed; nothing was measured.`);
  installed.write(wanted);
}
