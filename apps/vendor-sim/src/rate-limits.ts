import { fitsGlob } from './http/glob.ts';

export interface RateLimit {
  vendor: string;
  /** The vendor's own path; `*` stands for any run of characters. */
  path: string;
  requests: number;
  per_ms: number;
  /** Whether answers say what is left (`X-RateLimit-…`). */
  tells: boolean;
  allowed: number;
  refused: number;
}

/** What a request met at a limit. */
export interface RateVerdict {
  refused: boolean;
  /** For the answer: what is left, and, once refused, how long to wait. */
  headers: Record<string, string>;
}

/** Limits as strict as a vendor can be: so many requests in any stretch of time, counted as they arrive. */
export class RateLimits {
  #limits: { limit: RateLimit; arrivals: number[] }[] = [];

  get any(): boolean {
    return this.#limits.length > 0;
  }

  add(limit: Omit<RateLimit, 'allowed' | 'refused'>): RateLimit {
    const entry = { limit: { ...limit, allowed: 0, refused: 0 }, arrivals: [] };
    this.#limits.push(entry);
    return entry.limit;
  }

  list(): RateLimit[] {
    return this.#limits.map(({ limit }) => limit);
  }

  clear(): void {
    this.#limits = [];
  }

  /** Counts an arrival at the first limit that fits. @param now milliseconds of a clock that never goes back */
  take(vendor: string, path: string, now: number): RateVerdict | undefined {
    const entry = this.#limits.find(
      ({ limit }) => limit.vendor === vendor && fitsGlob(limit.path, path),
    );
    if (!entry) return undefined;
    const { limit } = entry;
    entry.arrivals = entry.arrivals.filter((at) => at > now - limit.per_ms);
    const refused = entry.arrivals.length >= limit.requests;
    if (!refused) entry.arrivals.push(now);
    limit[refused ? 'refused' : 'allowed'] += 1;
    const waitMs = Math.max(0, (entry.arrivals[0] ?? now) + limit.per_ms - now);
    const seconds = String(Math.ceil(waitMs / 1000));
    const left = {
      'x-ratelimit-limit': String(limit.requests),
      'x-ratelimit-remaining': String(limit.requests - entry.arrivals.length),
      'x-ratelimit-reset': seconds,
    };
    return {
      refused,
      headers: { ...(limit.tells && left), ...(refused && { 'retry-after': seconds }) },
    };
  }
}
