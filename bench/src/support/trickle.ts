import { machineMs } from './clock.ts';
import type { Intake } from './intake.ts';
import { paced } from './paced.ts';
import type { BenchPlane } from './plane.ts';
import { singleProducer } from './single-producer.ts';
import type { Arrival, Recorder } from './start-recorder.ts';
import { until } from './until.ts';
import { type Moments, type Waits, waitsOf } from './waits.ts';

export interface During {
  /** How long the action took, in ms. */
  ms: number;
  /** Of what trickled while it went on. */
  waits: Waits;
  /** All that arrived meanwhile, on any path. */
  arrivals: Arrival[];
}

/** Deliveries of other connections, one by one at even intervals, while something else goes on. */
export interface Trickle {
  during(action: () => Promise<void>): Promise<During>;
  close(): Promise<void>;
}

const PATH = '/trickle';
const CONNECTIONS = 4;

export async function trickleOf(
  plane: BenchPlane,
  intake: Intake,
  recorder: Recorder,
  perSecond: number,
): Promise<Trickle> {
  const ids = await intake.connect(recorder.url(PATH), CONNECTIONS);
  const producer = singleProducer(intake);
  return {
    async during(action) {
      await recorder.takeArrivals();
      const events = new Map<string, Moments>();
      const before = await recorder.count(PATH);
      const label = `trickle-${machineMs()}`;
      let isOver = false;
      const trickling = paced(
        perSecond,
        () => isOver,
        async (index, due) => {
          const name = `${label}-${index}`;
          await producer.handOver(ids[index % ids.length]!, name);
          events.set(name, { due, accepted: machineMs() });
        },
      );
      const start = performance.now();
      const acting = action().finally(() => (isOver = true));
      // Both, whichever fails: nothing may go on behind a benchmark that has ended.
      const [acted, trickled] = await Promise.allSettled([
        acting.then(() => performance.now() - start),
        trickling,
      ]);
      if (acted.status === 'rejected') throw acted.reason;
      if (trickled.status === 'rejected') throw trickled.reason;
      const all = async () => (await recorder.count(PATH)) - before >= events.size;
      await until('what trickled to arrive', all);
      const arrivals = await recorder.takeArrivals();
      const waits = await waitsOf(plane.database, events, arrivals);
      return { ms: acted.value, waits, arrivals };
    },
    close: () => producer.close(),
  };
}
