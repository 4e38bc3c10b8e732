import { cpuSeconds } from './child.ts';
import { handOver } from './hand-over.ts';
import type { Intake } from './intake.ts';
import type { BenchPlane } from './plane.ts';
import type { Receiver } from './start-receiver.ts';
import { until } from './until.ts';

export interface EndToEnd {
  perSecond: number;
  /** Of processor time a delivery, in µs. */
  micros: { servers: number; postgres: number; receiver: number; producer: number };
}

/** From handing the first batch to the API until the last log entry is written. */
export async function endToEnd(
  plane: BenchPlane,
  receiver: Receiver,
  intake: Intake,
  connectionIds: readonly number[],
  count: number,
): Promise<EndToEnd> {
  const before = await receiver.received();
  const received = async () => (await receiver.received()) - before;
  const spent = await plane.processorTime();
  const spentThere = await cpuSeconds(receiver.process.pid!);
  const start = performance.now();
  await handOver(intake, connectionIds, count);
  await until('the deliveries to arrive', async () => (await received()) >= count);
  // The last result is written a few milliseconds after the receiver saw it.
  await plane.untilWritten();
  const seconds = (performance.now() - start) / 1000;
  const now = await plane.processorTime();
  const there = await cpuSeconds(receiver.process.pid!);
  if ((await received()) > count) throw new Error('something was delivered twice');
  const each = (used: number) => (used * 1e6) / count;
  return {
    perSecond: count / seconds,
    micros: {
      servers: each(now.servers - spent.servers),
      postgres: each(now.postgres - spent.postgres),
      receiver: each(there - spentThere),
      producer: each(now.producer - spent.producer),
    },
  };
}
