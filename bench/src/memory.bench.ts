import { fromEnvironment } from './support/from-environment.ts';
import { handOver } from './support/hand-over.ts';
import { intakeOf } from './support/intake.ts';
import { startPlane } from './support/plane.ts';
import { startReceiver } from './support/start-receiver.ts';
import { lineThrough, median } from './support/statistics.ts';
import { until } from './support/until.ts';

/**
 * Resident memory of one process over 200,000 deliveries, which it accepts and sends all the while:
 * no more than 10,000 wait at any time. Flat means that it grows by less than a tenth over the last
 * half, by a straight line through all that was measured there, some forty times a second.
 */
const COUNT = fromEnvironment('BENCH_COUNT', 200_000);
const STEPS = 10;
const MOST_WAITING = Math.min(10_000, COUNT / STEPS);
const AIM = 10;

const receiver = await startReceiver();
const plane = await startPlane(['all']);
try {
  const intake = await intakeOf(plane.api);
  const ids = await intake.connect(receiver.url, 4);
  const samples: { x: number; y: number }[] = [];
  console.log(`before: ${(await plane.api.memory()).toFixed(0)} MB`);
  const start = performance.now();
  // Whatever ends first with an error is the news.
  await Promise.all([measure(), handOver(intake, ids, COUNT, { mayGoOn: untilFewWait })]);
  await plane.untilWritten();
  const perSecond = (COUNT * 1000) / (performance.now() - start);

  const line = lineThrough(samples.filter(({ x }) => x >= COUNT / 2));
  const [half, end] = [line(COUNT / 2), line(COUNT)];
  const growth = (100 * (end - half)) / half;
  const mark = growth < AIM ? '' : '  <-- above the aim';
  console.log(`${perSecond.toFixed(0)} deliveries/s`);
  console.log(
    `last half: from ${half.toFixed(0)} to ${end.toFixed(0)} MB, ratio ${(end / half).toFixed(2)}, ${growth.toFixed(1)} % (aim: under ${AIM} %), ${(((end - half) * 200_000) / COUNT).toFixed(1)} MB for each 100,000${mark}`,
  );

  async function measure(): Promise<void> {
    for (let step = 1; step <= STEPS; step += 1) {
      const at = Math.round((COUNT * step) / STEPS);
      const from = samples.length;
      await until(`${at} deliveries`, async () => {
        const received = await receiver.received();
        samples.push({ x: received, y: await plane.api.memory() });
        return received >= at;
      });
      // Garbage that waits to be collected goes up and down by many MB.
      const sizes = samples.slice(from).map(({ y }) => y);
      console.log(`until ${at}: ${median(sizes).toFixed(0)} MB, ${Math.min(...sizes).toFixed(0)} to ${Math.max(...sizes).toFixed(0)}`); // prettier-ignore
    }
  }
} finally {
  await plane.stop();
  await receiver.stop();
}

function untilFewWait(handedOver: number): Promise<void> {
  return until(
    'deliveries to arrive',
    async () => handedOver - (await receiver.received()) < MOST_WAITING,
  );
}
