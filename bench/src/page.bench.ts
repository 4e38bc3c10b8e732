import { type Browser, type BrowserContext, type Page, chromium } from 'playwright-core';
import { DataSource } from 'typeorm';
import { rollUpLog } from '../../dist/apps/server/src/modules/delivery-log/stats/roll-up.service.js';
import { prepareLogSorts } from '../../dist/apps/server/src/modules/housekeeping/log-sort-indexes.js';
import { type BenchDatabase, startDatabase } from './support/database.ts';
import { manyConnections } from './support/many-connections.ts';
import { manyLogEntries } from './support/many-log-entries.ts';
import { type Scroll, type Visit, scroll, visit } from './support/page-visit.ts';
import { type BenchServer, startServer } from './support/server.ts';
import { median, percentile } from './support/statistics.ts';
// @ts-expect-error a script, without types
import { ensureBrowser } from '../../scripts/lib/browser.mjs';

/**
 * The lists as a browser draws them: a site with 100,000 connections and 2,000,000 log entries (or
 * BENCH_ROWS), as a ratio to one with 100 of each, each in a database of its own. Both scroll through
 * as many frames; the large one by 2,000 rows, of which every page is fetched on the way.
 */
const SMALL = { connections: 100, entries: 100 };
const LARGE = { connections: 100_000, entries: Number(process.env.BENCH_ROWS ?? 2_000_000) };
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 9);
const SCROLL = { px: 120, rows: 2000, frames: 900 };
const LISTS = ['connections'] as const;

interface Side {
  database: BenchDatabase;
  server: BenchServer;
  page: Page;
}

const sides: Side[] = [];
const browser = await launch();
try {
  const few = await side(SMALL);
  const many = await side(LARGE);
  for (const list of LISTS) await compare(list, few, many);
} finally {
  await browser.close();
  for (const { server, database } of sides) {
    await server.stop();
    await database.stop();
  }
}

async function compare(list: string, few: Side, many: Side): Promise<void> {
  const visits: Record<'few' | 'many', Visit[]> = { few: [], many: [] };
  for (let round = -2; round < ROUNDS; round += 1) {
    for (const [name, { page }] of [
      ['few', few],
      ['many', many],
    ] as const) {
      // prettier-ignore
      const cost = await visit(page, `/sites/default/${list}`);
      if (round >= 0) visits[name].push(cost);
    }
  }
  for (const figure of ['firstRows', 'nextPage', 'script'] as const) {
    const of = (side: 'few' | 'many') => median(visits[side].map((each) => each[figure]));
    say(list, { firstRows: 'first rows', nextPage: 'next page', script: 'script until then' }[figure], of('few'), of('many')); // prettier-ignore
  }
  for (const path of new Set(visits.many.flatMap(({ requests }) => [...requests.keys()]))) {
    const of = (side: 'few' | 'many') =>
      median(visits[side].flatMap(({ requests }) => requests.get(path) ?? []));
    say(list, path.replace('/api/v1/sites/default', '…'), of('few'), of('many'));
  }
  const [short, long] = [await scrolled(few, list), await scrolled(many, list)];
  for (const share of [50, 95, 99]) {
    say(list, `frame while scrolling, p${share}`, percentile(short.frames, share), percentile(long.frames, share)); // prettier-ignore
  }
  say(list, 'script for each frame', short.script, long.script);
  console.log(`      ${list}: ${long.rows} rows read, ${long.waited} frames waited at the end`);
}

/** From a fresh visit, so that every page on the way is fetched. */
async function scrolled({ page }: Side, list: string): Promise<Scroll> {
  await visit(page, `/sites/default/${list}`);
  return scroll(page, SCROLL);
}

function say(list: string, what: string, few: number, many: number): void {
  const title = `${list}: ${what}`.padEnd(46);
  console.log(`${(many / few).toFixed(2)}  ${title} ${few.toFixed(1)} ms, ${many.toFixed(1)} ms`);
}

async function side({ connections, entries }: typeof SMALL): Promise<Side> {
  const start = performance.now();
  const database = await startDatabase();
  const server = await startServer({ DATABASE_URL: database.url, ROLE: 'api' });
  await manyConnections(database, 'default', connections);
  await manyLogEntries(database, entries);
  await keepHouse(database.url);
  await database.query('VACUUM (ANALYZE)');
  const seconds = Math.round((performance.now() - start) / 1000);
  console.log(`${connections} connections, ${entries} log entries in ${seconds} s`);
  const own: Side = { database, server, page: await (await signedIn(browser, server)).newPage() };
  sides.push(own);
  return own;
}

/** What workers do to a log beside their work: indexes of the sorts, and sums for the charts. */
async function keepHouse(url: string): Promise<void> {
  const db = await new DataSource({ type: 'postgres', url, parseInt8: true }).initialize();
  await prepareLogSorts(db as never);
  await rollUpLog(db as never);
  await db.destroy();
}

async function signedIn(on: Browser, { url, cookie }: BenchServer): Promise<BrowserContext> {
  // By the public address, which the server sends other names of this machine to.
  const baseURL = url.replace('127.0.0.1', 'localhost');
  const context = await on.newContext({ baseURL, viewport: { width: 1440, height: 900 } });
  // The loader wraps named functions in this, also those that are handed to the page.
  await context.addInitScript('globalThis.__name = (named) => named');
  const [name = ''] = cookie.split('=', 1);
  await context.addCookies([{ name, value: cookie.slice(name.length + 1), url: baseURL }]);
  return context;
}

async function launch(): Promise<Browser> {
  const executablePath = String(await ensureBrowser());
  const root = process.getuid?.() === 0;
  const args = [...(root ? ['--no-sandbox'] : []), '--disable-gpu', '--disable-dev-shm-usage'];
  return chromium.launch({ executablePath, args });
}
