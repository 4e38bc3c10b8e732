import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../../../ormconfig.ts';
import { Keyring } from '../platform/crypto/keyring.ts';
import type { MasterKey } from '../platform/crypto/master-key.ts';
import type { MasterKeys } from '../platform/crypto/master-keys.ts';
import { DatabaseKeyStore } from '../platform/keys/data-key.store.ts';
import { STREAMS } from './cast/streams.ts';
import { EXTRA_KEYS } from './cast/vendor-names.ts';
import { type Memory, readMemory, writeMemory } from './memory.ts';
import { fillHistory } from './past/fill-history.ts';
import { randomFrom } from './random.ts';
import type { Say } from './say.ts';
import { type Caller, signIn, withToken } from './stage/caller.ts';
import { deliverOne } from './stage/deliver.ts';
import { meetFate } from './stage/fates.ts';
import { preparePeople } from './stage/people.ts';
import { type Placed, placeConnections } from './stage/place-connections.ts';
import { prepareSites } from './stage/sites.ts';
import { prepareTokens } from './stage/tokens.ts';
import { Troupe } from './stage/troupe.ts';
import { Vendor } from './stage/vendor.ts';
import type { Traffic } from './traffic.ts';

/** These have something to show that is no older than the page. */
const FRESH = ['analytics', 'stripe', 'webhook'];

/** What is handed over at once is numbered as if it had come so far apart. */
const APART_MS = 11 * 60_000;

export interface DemoOptions {
  /** Where the server listens. */
  baseUrl: string;
  databaseUrl: string;
  /** The stand-in vendor. */
  vendorUrl: string;
  dataDir: string;
  masterKey: MasterKey | MasterKeys;
  /** The first administrator. */
  admin: { email: string; password: string };
  say: Say;
}

export interface Filled {
  connections: number;
  /** Log entries made up at this start. */
  entries: number;
  /** For `startTraffic`. */
  traffic: Traffic;
}

/**
 * Fills a running server with believable life: people, sites, service tokens and connections through
 * the API against the stand-in vendor, and weeks of log straight into the database. Safe to repeat:
 * what stands is left alone, and only the time since is filled.
 *
 * @throws Error in words for the terminal, as when the database holds other connections
 */
export async function seedDemo(options: DemoOptions): Promise<Filled> {
  const db = await new DataSource({
    ...dataSourceOptions(options.databaseUrl),
    poolSize: 2,
    applicationName: 'patchbay demo',
  }).initialize();
  try {
    return await seed(options, db);
  } finally {
    await db.destroy();
  }
}

async function seed(options: DemoOptions, db: DataSource): Promise<Filled> {
  const { baseUrl, dataDir, say } = options;
  const memory = await readMemory(dataDir);
  await requireOwnDatabase(db, memory);
  const vendor = new Vendor(options.vendorUrl);
  for (const key of EXTRA_KEYS) await vendor.setKey(key);

  const admin = await signIn(baseUrl, options.admin.email, options.admin.password);
  const sites = await prepareSites(admin, db);
  await preparePeople(admin, [...sites.keys()]);
  await prepareTokens(admin, [...sites.keys()], memory);
  await writeMemory(dataDir, memory);

  const troupe = new Troupe(baseUrl, admin);
  const placed = await placeConnections(troupe, vendor, memory, say);
  memory.vendorUrl = vendor.url;
  await writeMemory(dataDir, memory);

  const keyring = new Keyring(options.masterKey, new DatabaseKeyStore(db));
  const ids = new Map(placed.map(({ demo, id }) => [demo.key, id]));
  const entries = await fillHistory(db, keyring, ids, new Date());
  await giveAge(db, placed, memory);

  const callerOf = (site: string, module: string): Caller =>
    withToken(baseUrl, memory.tokens[`${site}/${module}`]!);
  for (const { demo, id } of placed) {
    if (memory.settled.includes(demo.key)) continue;
    await meetFate(demo, id, {
      operator: await troupe.as(demo.operator),
      vendor,
      deliver: (count) => deliver({ demo, id }, count, callerOf),
    });
    memory.settled.push(demo.key);
    await writeMemory(dataDir, memory);
  }
  for (const each of placed) {
    if (FRESH.includes(each.demo.key)) await deliver(each, 1, callerOf);
  }
  return { connections: placed.length, entries, traffic: { placed, vendor, callerOf, say } };
}

/** Whoever sets DATABASE_URL may not mean to have made-up connections put there. */
async function requireOwnDatabase(db: DataSource, memory: Memory): Promise<void> {
  if (Object.keys(memory.tokens).length > 0) return;
  const [row]: { found: boolean }[] = await db.query(
    'SELECT EXISTS (SELECT 1 FROM connections) AS found',
  );
  if (!row?.found) return;
  throw new Error('This database holds connections that the demo did not make; it stays as it is.');
}

/** A connection cannot be younger than its log, nor does everybody begin to use it today. */
async function giveAge(db: DataSource, placed: readonly Placed[], memory: Memory): Promise<void> {
  for (const { demo, id } of placed) {
    if (memory.settled.includes(demo.key)) continue;
    await db.query(
      `UPDATE connections SET created_at = created_at - $2 * interval '1 day'
        WHERE id = $1 AND created_at > now() - interval '1 day'`,
      [id, demo.ageDays],
    );
    await db.query(
      `UPDATE usages SET created_at = created_at - $2 * interval '1 day'
        WHERE connection_id = $1 AND created_at > now() - interval '1 day'`,
      [id, demo.ageDays],
    );
  }
}

async function deliver(
  { demo, id }: Placed,
  count: number,
  callerOf: Traffic['callerOf'],
): Promise<void> {
  const stream = STREAMS.find(({ connection }) => connection === demo.key);
  if (!stream) throw new Error(`Nothing goes through ${demo.name}.`);
  const random = randomFrom(Date.now() + id);
  const to = { site: demo.site, connectionId: id };
  for (let left = count - 1; left >= 0; left -= 1) {
    await deliverOne(
      stream,
      { ...to, callerOf: (module) => callerOf(demo.site, module) },
      random,
      new Date(Date.now() - left * APART_MS),
    );
  }
}
