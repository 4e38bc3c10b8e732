import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Api, apiCaller } from './api.ts';
import { CHECKS } from './checks/all.ts';
import type { Facts } from './checks/facts.ts';
import { type Fleet, raiseFleet } from './fleet.ts';
import { apiAgrees, onTheWay, readDeliveries, readLog } from './gather.ts';
import { type KillablePostgres, startKillablePostgres } from './killable-postgres.ts';
import { killAtRandom } from './killer.ts';
import { Ledger } from './ledger.ts';
import type { FaultOptions } from './options.ts';
import { pauseNowAndThen } from './pauser.ts';
import { lastWord, produce } from './producer.ts';
import { seeded } from './random.ts';
import { SITE, setUp } from './set-up.ts';
import { readRecord } from './vendor/record.ts';
import { type Vendor, startVendor } from './vendor/start.ts';

/** What a run found out; `findings` by the rule that was broken. */
export interface Outcome {
  facts: Facts;
  findings: Map<string, string[]>;
  repeatedCalls: Api['repeats'];
  pauses: number;
  seconds: number;
}

const SCHEDULE_MS = [200, 400, 800];
const ENV = {
  RETRY_SCHEDULE: SCHEDULE_MS.map((ms) => `${ms}ms`).join(),
  OUTBOUND_TIMEOUT: '3s',
  BREAKER_COOLDOWN: '1s',
  // Low enough that the producers meet it while a connection is paused.
  QUEUE_LIMIT: '2500',
};
/** A worker's death is seen after ten seconds, and later when PostgreSQL died after it. */
const SETTLING_MS = 120_000;
const LAST_WORD_MS = 30_000;

/** @param folder for the database, the vendor's record and what the processes say */
export async function runFaults(options: FaultOptions, folder: string): Promise<Outcome> {
  const record = join(folder, 'vendor.jsonl');
  const postgres = await startKillablePostgres(folder);
  const vendor = await startVendor(options.seed, record);
  let fleet: Fleet | undefined;
  try {
    fleet = await raiseFleet(postgres, ENV, folder);
    return await load(options, fleet, postgres, vendor, record);
  } finally {
    await Promise.all(fleet?.members.map(({ server }) => server.kill()) ?? []);
    await vendor.stop();
    await postgres.stop();
  }
}

async function load(
  options: FaultOptions,
  fleet: Fleet,
  postgres: KillablePostgres,
  vendor: Vendor,
  record: string,
): Promise<Outcome> {
  const random = (stream: string) => seeded(options.seed, stream);
  const urls = fleet.members.filter(({ kind }) => kind === 'api').map(({ server }) => server.url);
  const plane = await setUp(urls[0]!, vendor.url, options.deliveries, postgres);
  const api = apiCaller(urls, `Bearer ${plane.token}`, random('api'));
  const ledger = new Ledger();
  const began = performance.now();
  vendor.becomes('wild');

  let kills = 0;
  let isOver = false;
  // A part for each kill, handed over around it.
  const allowed = (): number => (kills + 1) / options.kills;
  const producing = plane.producers.map((producer) =>
    produce(producer, { api, site: SITE, ledger, random: random(producer.name), allowed }),
  );
  const killing = killAtRandom(options.kills, fleet, postgres, random('killer'), (done) => {
    kills = done;
  });
  const pausing = plane.paused.map((path) =>
    pauseNowAndThen(api, path, random(path), () => isOver),
  );
  const [killed] = await Promise.all([killing, ...producing]).finally(() => {
    isOver = true;
  });
  const pauses = (await Promise.all(pausing)).reduce((sum, n) => sum + n, 0);
  const stuck = await settled(postgres, SETTLING_MS);
  const seconds = (performance.now() - began) / 1000;

  // Whatever was killed, every connection still delivers.
  vendor.becomes('calm');
  for (const producer of plane.producers) await lastWord(producer, { api, site: SITE, ledger });
  if (stuck.length === 0) stuck.push(...(await settled(postgres, LAST_WORD_MS)));
  const facts: Facts = {
    accepted: ledger.accepted,
    deliveries: await readDeliveries(postgres),
    log: await readLog(postgres),
    vendor: await readRecord(record),
    kills: killed,
    interrupted: fleet.interrupted,
    mostAttempts: SCHEDULE_MS.length + 1,
    inOrder: plane.inOrder,
  };
  const { deliveries, log } = facts;
  const findings = new Map(Object.entries(CHECKS).map(([rule, check]) => [rule, check(facts)]));
  findings.set('a key is one delivery', ledger.contradictions);
  findings.set('nothing is stuck', stuck);
  findings.set('no process ends by itself', fleet.crashed);
  findings.set('the API tells the same', await apiAgrees(api, SITE, deliveries, log, random('sample'))); // prettier-ignore
  return { facts, findings, repeatedCalls: api.repeats, pauses, seconds };
}

/** @returns what is still on its way when the patience is at its end */
async function settled(postgres: KillablePostgres, patience: number): Promise<string[]> {
  const deadline = Date.now() + patience;
  for (;;) {
    const waiting = await onTheWay(postgres);
    if (waiting.size === 0) return [];
    if (Date.now() > deadline) return [...waiting].map(([status, n]) => `${n} are still ${status}`);
    await sleep(200);
  }
}
