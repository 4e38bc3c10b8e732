import { setTimeout as sleep } from 'node:timers/promises';

/** Asking costs the same processors; what it adds to a round of seconds is nothing. */
const POLL_MS = 25;
const PATIENCE_MS = 120_000;

/**
 * Waits until `isSo`.
 *
 * @throws when it takes longer than two minutes, and says `what` was waited for
 */
export async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await sleep(POLL_MS);
  }
}
