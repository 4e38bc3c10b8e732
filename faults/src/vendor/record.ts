import { readFile } from 'node:fs/promises';
import type { Behaviour } from './misbehaviour.ts';

/**
 * One line of the vendor's record: a request that came, or a complete 2xx that was handed to the
 * network, in the order of happening.
 */
export type RecordLine =
  | { kind: 'came'; id: string; behaviour: Behaviour }
  | { kind: 'answered'; id: string; event: string };

/** What the vendor saw of one delivery, by its `webhook-id`. */
export interface Seen {
  requests: number;
  /** Complete answers with 2xx. */
  answered: number;
}

/** Everything the vendor saw. */
export interface VendorRecord {
  seen: Map<string, Seen>;
  /** Event identifiers in the order of their first complete 2xx. */
  order: string[];
}

export async function readRecord(file: string): Promise<VendorRecord> {
  const text = await readFile(file, 'utf8');
  return summarize(text.split('\n').filter(Boolean).map((line) => JSON.parse(line) as RecordLine)); // prettier-ignore
}

export function summarize(lines: readonly RecordLine[]): VendorRecord {
  const seen = new Map<string, Seen>();
  const order: string[] = [];
  for (const line of lines) {
    const known = seen.get(line.id) ?? { requests: 0, answered: 0 };
    seen.set(line.id, known);
    if (line.kind === 'came') known.requests += 1;
    else if ((known.answered += 1) === 1) order.push(line.event);
  }
  return { seen, order };
}
