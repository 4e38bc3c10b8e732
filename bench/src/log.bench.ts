import { prepareLogSorts } from '../../dist/apps/server/src/modules/housekeeping/log-sort-indexes.js';
import { type BenchDatabase, startDatabase } from './support/database.ts';
import { FILTERS, SORTS } from './support/log-queries.ts';
import { manyLogEntries } from './support/many-log-entries.ts';
import { type BenchServer, startServer } from './support/server.ts';

/**
 * The delivery log with 10,000,000 entries (or BENCH_ROWS) as a ratio to one with 100,000, each in a
 * database of its own with the same indexes: the same request through the real API, alternating,
 * medians compared; first and thousandth page. Answers are compared with what ORDER BY says.
 */
const LARGE = Number(process.env.BENCH_ROWS ?? 10_000_000);
const SMALL = 100_000;
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const AIM = 1.5;
const THOUSANDTH = 1000;

interface Side {
  database: BenchDatabase;
  server: BenchServer;
}
interface Page {
  items: Record<string, string | number | null>[];
  next_cursor: string | null;
}

const small = await side(SMALL);
const large = await side(LARGE);
const above: string[] = [];
try {
  for (const filter of FILTERS) {
    for (const sort of SORTS) await compare(`${filter}&sort=${sort}`, '');
  }
  for (const sort of SORTS) await compareLater(`sort=${sort}`);
  console.log(`${above.length} above ${AIM}:`);
  for (const line of above) console.log(`  ${line}`);
} finally {
  for (const each of [small, large]) {
    await each.server.stop();
    await each.database.stop();
  }
}

async function side(entries: number): Promise<Side> {
  const database = await startDatabase();
  const server = await startServer({ DATABASE_URL: database.url, ROLE: 'api' });
  const start = performance.now();
  await manyLogEntries(database, entries);
  // As housekeeping would; here at any size, so that both sides have the same.
  const rows = { query: (sql: string, values?: unknown[]) => database.query(sql, values) };
  await prepareLogSorts(rows as never, 1);
  await database.query('VACUUM (ANALYZE) delivery_log');
  console.log(`${entries} entries in ${Math.round((performance.now() - start) / 1000)} s`);
  return { database, server };
}

async function compare(query: string, cursors: '' | { small: string; large: string }) {
  const times = { small: [] as number[], large: [] as number[] };
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const [name, { server }] of [
      ['small', small],
      ['large', large],
    ] as const) {
      const cursor = cursors ? `&cursor=${cursors[name]}` : '';
      const start = performance.now();
      const page = await ask(server, query + cursor);
      const ms = performance.now() - start;
      if (round < 0) await check(page, query);
      else times[name].push(ms);
    }
  }
  const [few, many] = [median(times.small), median(times.large)];
  const line = `${(many / few).toFixed(2)}  ${query}${cursors ? ' (later page)' : ''}  ${few.toFixed(1)} ms, ${many.toFixed(1)} ms`;
  if (many / few > AIM) above.push(line);
  console.log(line);
}

async function compareLater(query: string): Promise<void> {
  const [few, many] = [await later(small.server, query), await later(large.server, query)];
  await compare(query, { small: few, large: many });
}

/** The cursor that the thousandth page begins at. */
async function later(server: BenchServer, query: string): Promise<string> {
  let cursor = '';
  // In the largest pages, which end where the 50's do.
  for (let page = 0; page < THOUSANDTH / 4; page += 1) {
    const { next_cursor } = await ask(server, `${query}&limit=200${cursor}`);
    if (!next_cursor) break;
    cursor = `&cursor=${next_cursor}`;
  }
  return cursor.replace('&cursor=', '');
}

function ask(server: BenchServer, query: string): Promise<Page> {
  return server.call<Page>('GET', `/sites/default/delivery-log?${query}`);
}

/** Equal values by time, then id; nulls last in both directions. */
async function check(page: Page, query: string): Promise<void> {
  const sort = /sort=(-?)(\w+)/.exec(query)!;
  const way = sort[1] ? -1 : 1;
  const keys = (item: Page['items'][number]) => [item[sort[2]!] ?? null, item['attempted_at']!, item['id']!]; // prettier-ignore
  for (const [index, item] of page.items.slice(1).entries()) {
    const [mine, other] = [keys(page.items[index]!), keys(item)];
    const at = mine.findIndex((key, place) => key !== other[place]);
    const [a, b] = [mine[at]!, other[at]!];
    const wrong = a === null || (b !== null && (a < b ? -1 : 1) * way > 0);
    if (at < 0 || wrong) throw new Error(`${query}: entry ${index + 1} is out of order`);
  }
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
