import type { Kill } from '../kill.ts';
import type { Accepted } from '../ledger.ts';
import type { VendorRecord } from '../vendor/record.ts';

export interface DeliveryRow {
  id: number;
  event_identifier: string;
  status: string;
  attempts: number;
  /** The vendor knows it as `webhook-id`. */
  message_id: string;
}

/** An entry of the delivery log. */
export interface AttemptRow {
  delivery_id: number;
  attempt: number;
  outcome: string;
  /** Null when no answer was heard; `error_code` says why. */
  vendor_response_code: number | null;
  error_code: string | null;
}

/** What is known at the end of a run, from every side. */
export interface Facts {
  accepted: ReadonlyMap<string, Accepted>;
  deliveries: readonly DeliveryRow[];
  /** By delivery, in the order of writing. */
  log: ReadonlyMap<number, readonly AttemptRow[]>;
  vendor: VendorRecord;
  kills: readonly Kill[];
  /** Message ids of what processes had under way that ended while they started. */
  interrupted: readonly string[];
  /** Of one delivery: the first and one for each wait of the schedule. */
  mostAttempts: number;
  /** Producers whose connection keeps strict order. */
  inOrder: ReadonlySet<string>;
}

export type Check = (facts: Facts) => string[];

export function attemptsOf(facts: Facts, row: DeliveryRow): readonly AttemptRow[] {
  return facts.log.get(row.id) ?? [];
}

/** How often each message was in flight when its worker died. */
export function interruptions(facts: Facts): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of [...facts.kills.flatMap((kill) => kill.inFlight), ...facts.interrupted]) {
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}
