import { setTimeout as sleep } from 'node:timers/promises';

const PAUSE_MS = 100;

/**
 * Asks again until there is something, counting an error as nothing.
 *
 * @param patience in milliseconds
 * @throws when it is at its end, with the last error as its cause
 */
export async function eventually<T>(
  ask: () => Promise<T | undefined>,
  what: string,
  patience: number,
): Promise<T> {
  const deadline = Date.now() + patience;
  let cause: unknown;
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== undefined) return answer;
    } catch (error) {
      cause = error;
    }
    if (Date.now() > deadline) throw new Error(`In ${patience} ms there was not: ${what}`, { cause }); // prettier-ignore
    await sleep(PAUSE_MS);
  }
}
