import { setTimeout as sleep } from 'node:timers/promises';
import { ProblemError } from '../../platform/errors/problem.ts';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5000;
const GIVE_UP_MS = 120_000;

/**
 * Repeats `store` while the database refuses it: what a vendor issued exists nowhere else, and the
 * token before may be spent.
 *
 * @throws what `store` throws in the end, after two minutes, or at once when it is no accident
 */
export async function untilStored<T>(
  store: () => Promise<T>,
  onFailure: (error: unknown) => void,
): Promise<T> {
  const deadline = Date.now() + GIVE_UP_MS;
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    try {
      return await store();
    } catch (error) {
      if (error instanceof ProblemError || Date.now() + pause > deadline) throw error;
      onFailure(error);
      await sleep(pause);
    }
  }
}
