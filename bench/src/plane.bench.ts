import { setTimeout as sleep } from 'node:timers/promises';
import { bareLoop } from './support/bare-loop.ts';
import { type EndToEnd, endToEnd } from './support/end-to-end.ts';
import { fromEnvironment } from './support/from-environment.ts';
import { PAYLOAD } from './support/hand-over.ts';
import { type Intake, intakeOf } from './support/intake.ts';
import { type BenchPlane, type Role, startPlane } from './support/plane.ts';
import { startReceiver } from './support/start-receiver.ts';
import { median } from './support/statistics.ts';

/**
 * Deliveries per second, from handing the first batch to the API until the last log entry is
 * written, divided by a bare `undici` loop to the same receiver in the same run: signed webhooks of
 * about 0.5 kB, two producers, 64 bare requests under way. One process, with what fairness, order
 * and limits cost beside the plain figure; then two processes on one database. Rounds alternate,
 * because machines drift.
 */
const COUNT = fromEnvironment('BENCH_COUNT', 10_000);
const ROUNDS = fromEnvironment('BENCH_ROUNDS', 5);
/** Enough for the compiler to have seen everything. */
const WARM_UP = Math.min(COUNT, 3000);
/** A change of the rules holds by then. */
const RULES_HOLD_MS = 2500;
const UNREACHABLE_LIMIT = { requests: 1_000_000, per: '1s' };

interface Setting {
  name: string;
  intake: Intake;
  connectionIds: number[];
}

const receiver = await startReceiver();
try {
  await measure('one process', ['all'], async ({ api }) => {
    const intake = await intakeOf(api);
    const ordered = { name: '8 connections in strict order', intake, connectionIds: await intake.connect(receiver.url, 8) }; // prettier-ignore
    await intake.strictOrder(ordered.connectionIds);
    return [
      await plain(intake),
      { name: '60 connections', intake, connectionIds: await intake.connect(receiver.url, 60) },
      ordered,
      await limited(api),
    ];
  });
  await measure('all + worker', ['all', 'worker'], async ({ api }) => [
    await plain(await intakeOf(api)),
  ]);
  await measure('api + worker', ['api', 'worker'], async ({ api }) => [
    await plain(await intakeOf(api)),
  ]);
} finally {
  await receiver.stop();
}

async function plain(intake: Intake): Promise<Setting> {
  return { name: 'one connection', intake, connectionIds: await intake.connect(receiver.url) };
}

/** In a site of its own, because limits are a site's to set. */
async function limited(api: BenchPlane['api']): Promise<Setting> {
  const intake = await intakeOf(api, 'limited');
  await api.call('PATCH', '/sites/limited/settings', {
    connector_overrides: { webhook_generic: { rate_limit: UNREACHABLE_LIMIT } },
  });
  const connectionIds = await intake.connect(receiver.url);
  await sleep(RULES_HOLD_MS);
  return { name: 'one connection under a limit', intake, connectionIds };
}

async function measure(
  processes: string,
  roles: readonly [Role, ...Role[]],
  prepare: (plane: BenchPlane) => Promise<Setting[]>,
): Promise<void> {
  const plane = await startPlane(roles);
  try {
    const settings = await prepare(plane);
    const rounds = new Map(settings.map(({ name }) => [name, [] as (EndToEnd & { ratio: number })[]])); // prettier-ignore
    const run = ({ intake, connectionIds }: Setting, count: number) =>
      endToEnd(plane, receiver, intake, connectionIds, count);
    for (const setting of settings) await run(setting, WARM_UP);
    for (let round = 0; round < ROUNDS; round += 1) {
      const bare = COUNT / (await bareLoop(receiver.url, JSON.stringify(PAYLOAD), COUNT, 64));
      for (const setting of settings) {
        const measured = await run(setting, COUNT);
        rounds.get(setting.name)!.push({ ...measured, ratio: measured.perSecond / bare });
      }
    }
    await checkLimitWasAsked(plane, settings);
    for (const [name, measured] of rounds) {
      print(`${processes}, ${name}`, measured, rounds.get('one connection')!);
    }
    const memory = await Promise.all(plane.servers.map((server) => server.memory()));
    console.log(`  server memory afterwards: ${memory.map((mb) => mb.toFixed(0)).join(', ')} MB`);
  } finally {
    await plane.stop();
  }
}

type Round = EndToEnd & { ratio: number };

function print(title: string, rounds: readonly Round[], plainRounds: readonly Round[]): void {
  const of = (pick: (round: Round) => number) => median(rounds.map(pick));
  const toPlain = median(rounds.map(({ perSecond }, n) => perSecond / plainRounds[n]!.perSecond));
  const each = rounds.map(({ ratio }) => ratio.toFixed(2)).join(' ');
  console.log(
    `${title}: delivery end to end / bare loop ${of(({ ratio }) => ratio).toFixed(2)} (median of ${each}), ${of(({ perSecond }) => perSecond).toFixed(0)}/s` +
      (rounds === plainRounds ? '' : `, ${toPlain.toFixed(2)} of one connection's`),
  );
  const micros = (['servers', 'postgres', 'receiver', 'producer'] as const)
    .map((who) => `${who} ${of((round) => round.micros[who]).toFixed(0)}`)
    .join(', ');
  console.log(`  µs of processor a delivery: ${micros}`);
}

/** A limit that nobody asked about would measure nothing. */
async function checkLimitWasAsked(plane: BenchPlane, settings: readonly Setting[]): Promise<void> {
  if (!settings.some(({ intake }) => intake.site === 'limited')) return;
  const rows = await plane.database.query(
    `SELECT FROM rate_limits r JOIN sites s ON s.id = r.site_id
      WHERE s.slug = 'limited' AND cardinality(r.grants) > 0`,
  );
  if (rows.length === 0) throw new Error('the limit was never asked about');
}
