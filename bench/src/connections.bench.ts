import { startDatabase } from './support/database.ts';
import { manyConnections } from './support/many-connections.ts';
import { type BenchServer, startServer } from './support/server.ts';

/**
 * The connections list of a site with 100,000 connections, as a ratio to one with 1,000: the same
 * request through the real API, alternating, medians compared. Ten more sites of 10,000 stand
 * beside, because a small site must not pay for large ones.
 */
const LARGE = 100_000;
const SMALL = 1000;
const NEIGHBOURS = 10;
const ROUNDS = 41;
const AIM = 1.5;

const SORTS = ['id', 'display_name', 'connector_type', 'state', 'last_delivery_at', 'created_at'];
const FILTERS = [
  ...['state=active', 'state=error', 'state=auth_expired,auth_revoked,error', 'family=payment'],
  ...['family=generic', 'category=supplier', 'connector_type=stripe'],
  ...['q=shop', 'q=willow', 'q=willow%20shop', 'q=Stripe', 'q=zz', 'q=o', 'q=nothing-like-it'],
  ...[
    'state=error&family=payment',
    'state=active&q=harbour',
    'category=other&connector_type=brevo',
  ],
];
const COMBINED = [
  ...['state=error&sort=display_name', 'family=payment&sort=-last_delivery_at'],
  ...['category=supplier&sort=display_name', 'connector_type=stripe&sort=last_delivery_at'],
  ...['q=harbour&sort=state', 'state=auth_expired,error&sort=-last_delivery_at'],
  ...['family=webhook&sort=id', 'category=other&sort=state', 'q=shop&sort=display_name'],
];
const LATER_PAGES = ['sort=-created_at', 'sort=display_name', 'sort=last_delivery_at', 'sort=-last_delivery_at']; // prettier-ignore
const PICKERS = ['', 'family=generic', 'action=create_customer', 'action=request', 'scopes=read'];

const database = await startDatabase();
const server = await startServer({ DATABASE_URL: database.url, ROLE: 'api' });
let worst = 0;
try {
  await fill();
  await compare('first page', 'connections', '');
  for (const filter of FILTERS) await compare('filter', 'connections', filter);
  for (const sort of SORTS.flatMap((field) => [field, `-${field}`])) {
    await compare('sort', 'connections', `sort=${sort}`);
  }
  for (const query of COMBINED) await compare('filter and sort', 'connections', query);
  for (const query of LATER_PAGES) await compareLater(query);
  for (const query of PICKERS) await compare('picker', 'pickers/connections', query);
  console.log(`worst ratio ${worst.toFixed(2)} (aim: ${AIM} at most)`);
} finally {
  await server.stop();
  await database.stop();
}

async function fill(): Promise<void> {
  const sites = ['small', 'large', ...Array.from({ length: NEIGHBOURS }, (_, n) => `beside-${n}`)];
  for (const slug of sites) await server.call('POST', '/sites', { slug, name: slug });
  for (const slug of sites.slice(2)) await manyConnections(database, slug, 10_000);
  await manyConnections(database, 'small', SMALL);
  await manyConnections(database, 'large', LARGE);
  await database.query('VACUUM (ANALYZE) connections');
}

async function compare(kind: string, path: string, query: string): Promise<void> {
  await alternate(`${kind} ${query}`, (site) => `/sites/${site}/${path}?${query}`);
}

async function compareLater(query: string): Promise<void> {
  const small = await cursorsOf('small', query);
  const large = await cursorsOf('large', query);
  for (const [kind, share] of [
    ['middle', 0.5],
    ['last', 1],
  ] as const) {
    const at = { small: pick(small, share), large: pick(large, share) };
    await alternate(
      `${kind} page ${query}`,
      (site) => `/sites/${site}/connections?${query}&cursor=${at[site]}`,
    );
  }
}

function pick(cursors: readonly string[], share: number): string {
  return cursors[Math.ceil(share * cursors.length) - 1] ?? '';
}

type Site = 'small' | 'large';

/** Prints the ratio of the medians, in the site with many to the site with few. */
async function alternate(title: string, address: (site: Site) => string): Promise<void> {
  const times: Record<Site, number[]> = { small: [], large: [] };
  for (let round = -3; round < ROUNDS; round += 1) {
    for (const site of ['small', 'large'] as const) {
      const ms = await timed(server, address(site));
      if (round >= 0) times[site].push(ms);
    }
  }
  const [few, many] = [median(times.small), median(times.large)];
  worst = Math.max(worst, many / few);
  const mark = many / few > AIM ? '  <-- above the aim' : '';
  console.log(
    `${(many / few).toFixed(2)}  ${title.padEnd(50)} ${few.toFixed(1)} ms, ${many.toFixed(1)} ms${mark}`,
  );
}

async function timed(on: BenchServer, path: string): Promise<number> {
  const start = performance.now();
  await on.call('GET', path);
  return performance.now() - start;
}

/** The cursor of every page after the first, in the largest pages. */
async function cursorsOf(site: Site, query: string): Promise<string[]> {
  const cursors: string[] = [];
  for (;;) {
    const after = cursors.length > 0 ? `&cursor=${cursors.at(-1)}` : '';
    const page = await server.call<{ next_cursor: string | null }>(
      'GET',
      `/sites/${site}/connections?${query}&limit=200${after}`,
    );
    if (!page.next_cursor) return cursors;
    cursors.push(page.next_cursor);
  }
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
