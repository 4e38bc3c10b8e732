import { fitsGlob } from './http/glob.ts';
import type { Reply } from './http/reply.ts';

/** An answer of a vendor's documentation, and which requests get it. */
export interface Replay {
  reply: Reply;
  method: string | null;
  /** The vendor's own path; `*` stands for any run of characters. */
  path: string | null;
  /** How many requests it still answers; null is without end. */
  times: number | null;
}

/**
 * Documented answers of vendors that need not be known here, by slug. Where a vendor has some, they
 * answer all of its requests, in place of the stand-in of that name if there is one.
 */
export class Replays {
  readonly #byVendor = new Map<string, Replay[]>();

  has(vendor: string): boolean {
    return this.#byVendor.has(vendor);
  }

  set(vendor: string, replays: readonly Replay[]): void {
    this.#byVendor.set(vendor, [...replays]);
  }

  /** The first that fits, used up by one; nothing when what was asked is not among them. */
  take(vendor: string, method: string, path: string): Reply | undefined {
    const replays = this.#byVendor.get(vendor) ?? [];
    const found = replays.find((one) => fits(one, method, path));
    if (found?.times != null) {
      found.times -= 1;
      if (found.times <= 0) replays.splice(replays.indexOf(found), 1);
    }
    return found?.reply;
  }

  clear(vendor?: string): void {
    if (vendor === undefined) this.#byVendor.clear();
    else this.#byVendor.delete(vendor);
  }
}

function fits(replay: Replay, method: string, path: string): boolean {
  if (replay.method !== null && replay.method.toUpperCase() !== method) return false;
  return replay.path === null || fitsGlob(replay.path, path);
}
