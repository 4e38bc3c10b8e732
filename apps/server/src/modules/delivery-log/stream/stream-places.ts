import { ProblemError } from '../../../platform/errors/problem.ts';
import type { Caller } from '../../../platform/access/caller.ts';

/** Each holds a socket and is asked about every few seconds. */
const MOST_IN_ALL = 200;
const MOST_A_CALLER = 6;

/** A stream that its client left is noticed within some seconds. */
const RETRY_AFTER_S = 5;

/** How many streams are open in this process, and whose. */
export class StreamPlaces {
  private readonly taken = new Map<string, number>();
  private total = 0;

  /**
   * @returns gives the place back
   * @throws ProblemError 429 `too_many_streams`
   */
  take(caller: Caller): () => void {
    const key = `${caller.kind}:${caller.id}`;
    const own = this.taken.get(key) ?? 0;
    if (this.total >= MOST_IN_ALL || own >= MOST_A_CALLER) {
      throw new ProblemError(
        ...([429, 'too_many_streams', 'Close another stream first, or come back later.'] as const),
        { extra: { retry_after_s: RETRY_AFTER_S } },
      );
    }
    this.total += 1;
    this.taken.set(key, own + 1);
    let given = false;
    return () => {
      if (given) return;
      given = true;
      this.total -= 1;
      const left = (this.taken.get(key) ?? 1) - 1;
      if (left > 0) this.taken.set(key, left);
      else this.taken.delete(key);
    };
  }
}
