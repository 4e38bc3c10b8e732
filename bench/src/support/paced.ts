import { setTimeout as sleep } from 'node:timers/promises';
import { machineMs } from './clock.ts';

/**
 * Calls `one` at even intervals, `perSecond` of them, and never waits for an answer, so that what is
 * slow does not thin out its own load.
 *
 * @param isOver asked before each with its number, from 0
 * @param one gets its number and when it was due, in ms of `machineMs`, which is where waiting begins
 */
export async function paced(
  perSecond: number,
  isOver: (index: number) => boolean,
  one: (index: number, due: number) => Promise<void>,
): Promise<void> {
  const start = machineMs();
  const underWay: Promise<void>[] = [];
  for (let index = 0; !isOver(index); index += 1) {
    const due = start + (index * 1000) / perSecond;
    const wait = due - machineMs();
    if (wait > 0) await sleep(wait);
    const call = one(index, due);
    // Told by the end, not as unhandled before.
    call.catch(() => undefined);
    underWay.push(call);
  }
  await Promise.all(underWay);
}
