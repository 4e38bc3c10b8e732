import { setTimeout as sleep } from 'node:timers/promises';
import { fromEnvironment } from './support/from-environment.ts';
import { intakeOf } from './support/intake.ts';
import { startPlane } from './support/plane.ts';
import { startRecorder } from './support/start-recorder.ts';
import { median, percentile } from './support/statistics.ts';
import { type During, trickleOf } from './support/trickle.ts';
import { waitingWork } from './support/waiting-work.ts';

/**
 * A connection is paused with 50,000 deliveries pending, which are held, and resumed: how long each
 * takes, and the 99th percentile of four other connections' steady deliveries meanwhile, as a ratio
 * to their usual one. Beside it stands what they see while as many are handed over and sent without
 * a pause. Then 5,000 in strict order. One process; samples of all rounds together.
 */
const COUNT = fromEnvironment('BENCH_COUNT', 50_000);
const ORDERED = fromEnvironment('BENCH_ORDERED', 5000);
const ROUNDS = fromEnvironment('BENCH_ROUNDS', 3);
const SECONDS = fromEnvironment('BENCH_SECONDS', 6);
const PER_SECOND = fromEnvironment('BENCH_RATE', 200);
/** While work is handed over, so slow are the answers that nearly all of it still waits afterwards. */
const SLOW_MS = 1000;
const AIM = 2;

const recorder = await startRecorder();
const plane = await startPlane(['all']);
try {
  const intake = await intakeOf(plane.api);
  const trickle = await trickleOf(plane, intake, recorder, PER_SECOND);
  const busy = await waitingWork(plane, intake, recorder, '/busy');
  const work = await waitingWork(plane, intake, recorder, '/slow');
  const phases: Record<'usual' | 'busy' | 'pausing' | 'resuming', During[]> = {
    ...{ usual: [], busy: [], pausing: [], resuming: [] },
  };
  const pending: number[] = [];
  await busy.handOver(Math.min(COUNT, 3000)); // warm-up
  await busy.untilArrived();
  await trickle.during(() => sleep(1000));

  for (let round = 0; round < ROUNDS; round += 1) {
    phases.usual.push(await trickle.during(() => sleep(SECONDS * 1000)));
    phases.busy.push(
      await trickle.during(async () => {
        await busy.handOver(COUNT);
        await busy.untilArrived();
      }),
    );
    await plane.untilWritten();

    await recorder.delay(SLOW_MS);
    await work.handOver(COUNT);
    pending.push(await work.pending());
    phases.pausing.push(
      await trickle.during(async () => {
        await work.pause();
        await work.untilNone('pending');
      }),
    );
    await recorder.delay(0);
    await work.untilNone('running');
    phases.resuming.push(
      await trickle.during(async () => {
        await work.resume();
        await work.untilArrived();
      }),
    );
    await plane.untilWritten();
  }
  console.log(`pending when paused: ${pending.join(', ')} of ${COUNT}`);
  printTime('from pausing until all is held', phases.pausing);
  printTime('from resuming until all has arrived', phases.resuming);
  const shown = [
    ['usually', phases.usual],
    [`while ${COUNT} are handed over and sent`, phases.busy],
    ['while pausing', phases.pausing],
    ['while resuming', phases.resuming],
  ] as const;
  for (const [title, during] of shown) printWaits(title, during, phases.usual);

  const ordered = await waitingWork(plane, intake, recorder, '/flaky');
  await intake.strictOrder([ordered.id]);
  // Without it most would be in order by chance. Three are refused once, and all behind them wait.
  await recorder.refuse(Math.floor((ORDERED + 3) / 4) + 1);
  await ordered.pause();
  await ordered.handOver(ORDERED, 1);
  const resumed = await trickle.during(async () => {
    await ordered.resume();
    await ordered.untilArrived();
  });
  const wrong = await ordered.outOfOrder(resumed.arrivals);
  console.log(`in strict order, ${ORDERED} held: ${(resumed.ms / 1000).toFixed(1)} s from resuming until all has arrived, three of them refused once; ${wrong} out of order`); // prettier-ignore
  printWaits('while resuming in strict order', [resumed], phases.usual);
  if (wrong > 0) throw new Error('strict order was not kept');
  await plane.untilWritten();
  await trickle.close();
} finally {
  await plane.stop();
  await recorder.stop();
}

function printTime(title: string, during: readonly During[]): void {
  const times = during.map(({ ms }) => ms / 1000);
  console.log(`${title}: ${median(times).toFixed(1)} s (median of ${times.map((s) => s.toFixed(1)).join(' ')})`); // prettier-ignore
}

function printWaits(title: string, during: readonly During[], usual: readonly During[]): void {
  const told = (['fromHandingOver', 'fromAcceptance'] as const).map((from) => {
    const p99 = (of: readonly During[]) => percentile(of.flatMap(({ waits }) => waits[from]), 99); // prettier-ignore
    const ratio = p99(during) / p99(usual);
    const since = from === 'fromHandingOver' ? 'handing over' : 'the 202';
    return `${p99(during).toFixed(1)} ms from ${since}, ratio ${ratio.toFixed(2)}${ratio > AIM ? ' <-- above the aim' : ''}`;
  });
  const samples = during.reduce((sum, { waits }) => sum + waits.fromHandingOver.length, 0);
  console.log(`other connections ${title}: p99 ${told.join('; ')} (${samples} samples)`);
}
