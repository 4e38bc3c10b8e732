import { fitsGlob } from './http/glob.ts';

export const FAULT_KINDS = [
  'status',
  'body',
  'hang',
  'cut',
  'slow',
  'truncate',
  'bad_json',
  'html',
  'huge',
  'redirect',
  'authorize_error',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

/**
 * One misbehaviour, and which requests it takes. `phase: 'after'` lets the vendor do the work first
 * and spoils only the answer: the case in which a retry would do the work twice.
 */
export interface Fault {
  id: number;
  kind: FaultKind;
  vendor: string | null;
  /** The vendor's own path; `*` stands for any run of characters. */
  path: string | null;
  method: string | null;
  /** How many requests it still takes; null is without end. */
  times: number | null;
  phase: 'before' | 'after';
  status: number | null;
  /** Sent as `Retry-After`: seconds or an HTTP date. */
  retry_after: string | null;
  headers: Record<string, string>;
  body: string | null;
  delay_ms: number | null;
  location: string | null;
  size_bytes: number | null;
  error: string | null;
}

export type NewFault = Partial<Omit<Fault, 'id' | 'kind'>> & { kind: FaultKind };

/** Faults in the order they were asked for; the first that fits a request is used up by one. */
export class Faults {
  #queue: Fault[] = [];
  #id = 0;

  get pending(): boolean {
    return this.#queue.length > 0;
  }

  add(fault: NewFault): Fault {
    const full: Fault = {
      vendor: null,
      path: null,
      method: null,
      phase: 'before',
      status: null,
      retry_after: null,
      headers: {},
      body: null,
      delay_ms: null,
      location: null,
      size_bytes: null,
      error: null,
      ...fault,
      times: fault.times === undefined ? 1 : fault.times,
      id: ++this.#id,
    };
    this.#queue.push(full);
    return full;
  }

  take(vendor: string, path: string, method: string): Fault | undefined {
    const fault = this.#queue.find((candidate) => fits(candidate, vendor, path, method));
    if (!fault) return undefined;
    if (fault.times === null) return fault;
    fault.times -= 1;
    if (fault.times <= 0) this.#queue = this.#queue.filter((other) => other !== fault);
    return fault;
  }

  list(): Fault[] {
    return [...this.#queue];
  }

  clear(vendor?: string): void {
    this.#queue = vendor ? this.#queue.filter((fault) => fault.vendor !== vendor) : [];
  }
}

function fits(fault: Fault, vendor: string, path: string, method: string): boolean {
  if (fault.vendor && fault.vendor !== vendor) return false;
  if (fault.method && fault.method.toUpperCase() !== method) return false;
  return !fault.path || fitsGlob(fault.path, path);
}
