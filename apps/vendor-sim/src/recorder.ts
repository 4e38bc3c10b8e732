import { fitsGlob } from './http/glob.ts';

const CAPACITY = 50_000;
const BODY_LIMIT_BYTES = 64 * 1024;

/** One request that arrived, as a test wants to see it. `status` is null when nothing was answered. */
export interface Recorded {
  id: number;
  at: string;
  vendor: string;
  method: string;
  path: string;
  query: string;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
  body_truncated: boolean;
  status: number | null;
  duration_ms: number | null;
  fault: string | null;
}

export interface RecordFilter {
  vendor?: string | undefined;
  path?: string | undefined;
  method?: string | undefined;
  /** An id, or a time in RFC 3339: only what came after it. */
  since?: string | undefined;
  limit?: number | undefined;
}

type Arrival = Pick<Recorded, 'vendor' | 'method' | 'path' | 'query' | 'headers' | 'body'>;

/** A ring of the last 50,000 requests, and a count per vendor of everything that arrived. */
export class Recorder {
  recording = true;
  #ring: Recorded[] = [];
  #next = 0;
  #id = 0;
  #counts = new Map<string, number>();

  /** Counts without keeping: what the benchmarks' fast path does. */
  count(vendor: string): void {
    this.#counts.set(vendor, (this.#counts.get(vendor) ?? 0) + 1);
  }

  add(arrival: Arrival): Recorded | undefined {
    this.count(arrival.vendor);
    if (!this.recording) return undefined;
    const tooLong = arrival.body.length > BODY_LIMIT_BYTES;
    const entry: Recorded = {
      ...arrival,
      id: ++this.#id,
      at: new Date().toISOString(),
      body: tooLong ? Buffer.from(arrival.body.subarray(0, BODY_LIMIT_BYTES)) : arrival.body,
      body_truncated: tooLong,
      status: null,
      duration_ms: null,
      fault: null,
    };
    this.#ring[this.#next] = entry;
    this.#next = (this.#next + 1) % CAPACITY;
    return entry;
  }

  /** Oldest first. */
  list(filter: RecordFilter = {}): Recorded[] {
    const inOrder = [...this.#ring.slice(this.#next), ...this.#ring.slice(0, this.#next)];
    const fits = inOrder.filter((entry) => fitsFilter(entry, filter));
    return filter.limit === undefined ? fits : fits.slice(-filter.limit);
  }

  counts(): Record<string, number> {
    return Object.fromEntries(this.#counts);
  }

  clear(): void {
    this.#ring = [];
    this.#next = 0;
    this.#counts.clear();
  }
}

function fitsFilter(entry: Recorded, filter: RecordFilter): boolean {
  if (filter.vendor && entry.vendor !== filter.vendor) return false;
  if (filter.method && entry.method !== filter.method.toUpperCase()) return false;
  if (filter.path && !fitsGlob(filter.path, entry.path)) return false;
  if (!filter.since) return true;
  return /^\d+$/.test(filter.since) ? entry.id > Number(filter.since) : entry.at > filter.since;
}
