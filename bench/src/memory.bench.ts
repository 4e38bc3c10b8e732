import { fromEnvironment } from './support/from-environment.ts';
import { handOver } from './support/hand-over.ts';
import { intakeOf } from './support/intake.ts';
import { startPlane } from './support/plane.ts';
import { startReceiver } from './support/start-receiver.ts';
import { slope } from './support/statistics.ts';
import { until } from './support/until.ts';

/**
 * Resident memory of one process over 200,000 deliveries, which it accepts and sends all the while:
 * no more than 10,000 wait at any time. Flat means that it grows by less than a tenth over the last
 * half, by a line through what was measured there.
 */
const COUNT = fromEnvironment('BENCH_COUNT', 200_000);
const SAMPLES = 10;
const MOST_WAITING = Math.min(10_000, COUNT / SAMPLES);
const AIM = 10;

const receiver = await startReceiver();
const plane = await startPlane(['all']);
try {
  const intake = await intakeOf(plane.api);
  const ids = await intake.connect(receiver.url, 4);
  const step = Math.floor(COUNT / SAMPLES);
  const samples = [{ x: 0, y: await plane.api.memory() }];
  console.log(`before: ${samples[0]!.y.toFixed(0)} MB`);
  const start = performance.now();
  const measuring = measure();
  // Whatever ends first with an error is the news.
  await Promise.all([measuring, handOver(intake, ids, COUNT, { mayGoOn: untilFewWait })]);
  await plane.untilWritten();
  const perSecond = (COUNT * 1000) / (performance.now() - start);

  const lastHalf = samples.filter(({ x }) => x >= COUNT / 2);
  const perDelivery = slope(lastHalf);
  const middle = lastHalf.reduce((sum, { y }) => sum + y, 0) / lastHalf.length;
  const atHalf = middle - (perDelivery * COUNT) / 4;
  const growth = (100 * perDelivery * (COUNT / 2)) / atHalf;
  const mark = growth < AIM ? '' : '  <-- above the aim';
  console.log(`${perSecond.toFixed(0)} deliveries/s`);
  console.log(
    `last half: ${(perDelivery * 100_000).toFixed(1)} MB for each 100,000 deliveries, ${growth.toFixed(1)} % (aim: under ${AIM} %)${mark}`,
  );

  async function measure(): Promise<void> {
    for (let at = step; at <= COUNT; at += step) {
      await until(`${at} deliveries`, async () => (await receiver.received()) >= at);
      const mb = await plane.api.memory();
      samples.push({ x: at, y: mb });
      console.log(`after ${at}: ${mb.toFixed(0)} MB, ratio to the first ${(mb / samples[1]!.y).toFixed(2)}`); // prettier-ignore
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
