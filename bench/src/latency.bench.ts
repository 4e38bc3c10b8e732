import { Pool } from 'undici';
import { machineMs } from './support/clock.ts';
import { fromEnvironment } from './support/from-environment.ts';
import { PAYLOAD, deliveryOf, handOver, handOverBatch } from './support/hand-over.ts';
import { intakeOf } from './support/intake.ts';
import { paced } from './support/paced.ts';
import { startPlane } from './support/plane.ts';
import { startRecorder } from './support/start-recorder.ts';
import { median, percentile } from './support/statistics.ts';
import { until } from './support/until.ts';
import { type Moments, type Waits, waitsOf } from './support/waits.ts';

/**
 * How long a delivery takes to its receiver at half of the throughput that the same run measured:
 * from the 202, and from handing it over; and a bare POST in groups of the same size at the same
 * rate, from sending to arrival. Handed over at even intervals whatever the answers take. Rounds
 * alternate; their medians are printed.
 */
const COUNT = fromEnvironment('BENCH_COUNT', 10_000);
const ROUNDS = fromEnvironment('BENCH_ROUNDS', 5);
const SECONDS = fromEnvironment('BENCH_SECONDS', 5);
/** So many come together, as from a module that gathers for some milliseconds. */
const GROUP = 20;
const SHARES = [50, 95, 99];

const recorder = await startRecorder();
const plane = await startPlane(['all']);
const pool = new Pool(recorder.url('/').origin, { connections: 256 });
try {
  const intake = await intakeOf(plane.api);
  const [connection] = (await intake.connect(recorder.url('/event'))) as [number];
  await throughput(Math.min(COUNT, 3000)); // warm-up
  const full = median([await throughput(COUNT), await throughput(COUNT), await throughput(COUNT)]);
  const rate = full / 2;
  console.log(`throughput ${full.toFixed(0)}/s; measured at ${rate.toFixed(0)}/s in groups of ${GROUP}`); // prettier-ignore
  await bareRound(rate, 1);
  await ourRound(rate, 1);

  const bare: number[][] = [];
  const ours: Waits[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    bare.push(await bareRound(rate, SECONDS));
    ours.push(await ourRound(rate, SECONDS));
  }
  const base = percentilesOf(bare);
  print('bare POST, from sending to arrival', base, base);
  print('from the 202 to arrival', percentilesOf(ours.map((each) => each.fromAcceptance)), base);
  print('from handing over to arrival', percentilesOf(ours.map((each) => each.fromHandingOver)), base); // prettier-ignore

  /** @returns deliveries a second */
  async function throughput(count: number): Promise<number> {
    const before = await recorder.count('/event');
    const start = performance.now();
    await handOver(intake, [connection], count);
    await until('the deliveries to arrive', async () => (await recorder.count('/event')) - before >= count); // prettier-ignore
    await plane.untilWritten();
    return (count * 1000) / (performance.now() - start);
  }

  async function ourRound(perSecond: number, seconds: number): Promise<Waits> {
    await recorder.takeArrivals();
    const events = new Map<string, Moments>();
    const groups = Math.ceil((perSecond * seconds) / GROUP);
    const label = `latency-${machineMs()}`;
    const start = machineMs();
    await paced(
      perSecond / GROUP,
      (index) => index === groups,
      async (index, due) => {
        const names = Array.from({ length: GROUP }, (_, place) => `${label}-${index}-${place}`);
        await handOverBatch(intake, names.map((name) => deliveryOf(connection, name))); // prettier-ignore
        const accepted = machineMs();
        for (const name of names) events.set(name, { due, accepted });
      },
    );
    warnUnlessKept(start, groups, perSecond);
    await plane.untilWritten();
    return waitsOf(plane.database, events, await recorder.takeArrivals());
  }
} finally {
  await pool.close();
  await plane.stop();
  await recorder.stop();
}

/** @returns ms from sending to arrival */
async function bareRound(perSecond: number, seconds: number): Promise<number[]> {
  await recorder.takeArrivals();
  const body = JSON.stringify(PAYLOAD);
  const sent = new Map<string, number>();
  const groups = Math.ceil((perSecond * seconds) / GROUP);
  const start = machineMs();
  await paced(
    perSecond / GROUP,
    (index) => index === groups,
    async (index, due) => {
      const posts = Array.from({ length: GROUP }, async (_, place) => {
        const id = `bare-${index}-${place}`;
        sent.set(id, due);
        const headers = { 'content-type': 'application/json', 'webhook-id': id };
        const answer = await pool.request({ method: 'POST', path: '/bare', headers, body });
        await answer.body.dump();
      });
      await Promise.all(posts);
    },
  );
  warnUnlessKept(start, groups, perSecond);
  const arrivals = await recorder.takeArrivals();
  return arrivals.map(({ id, at }) => at - sent.get(id)!);
}

/** Answers that came late are late deliveries; groups that went out late are another load. */
function warnUnlessKept(start: number, groups: number, perSecond: number): void {
  const planned = (groups * GROUP * 1000) / perSecond;
  const took = machineMs() - start;
  if (took > 1.2 * planned) console.log(`  a round took ${(took / planned).toFixed(1)} times what its rate asks for`); // prettier-ignore
}

/** Of each round, then the median of rounds. */
function percentilesOf(rounds: readonly (readonly number[])[]): number[] {
  return SHARES.map((share) => median(rounds.map((values) => percentile(values, share))));
}

function print(title: string, values: readonly number[], base: readonly number[]): void {
  const told = values.map((ms, index) => `p${SHARES[index]} ${ms.toFixed(1)} ms`).join(', ');
  const ratio = values.at(-1)! / base.at(-1)!;
  console.log(`${title}: ${told}; p99 / bare POST's ${ratio.toFixed(2)}`);
}
