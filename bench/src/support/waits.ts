import type { BenchDatabase } from './database.ts';
import type { Arrival } from './start-recorder.ts';

/** When an event was handed over and when its 202 was there, in ms of `machineMs`. */
export interface Moments {
  due: number;
  accepted: number;
}

export interface Waits {
  /** From handing over to arrival, in ms. */
  fromHandingOver: number[];
  /** From the 202 to arrival, in ms; below zero where the delivery overtook the 202. */
  fromAcceptance: number[];
}

/**
 * Joins what was handed over with what arrived.
 *
 * @param events by event identifier
 * @throws when one of them did not arrive
 */
export async function waitsOf(
  database: BenchDatabase,
  events: ReadonlyMap<string, Moments>,
  arrivals: readonly Arrival[],
): Promise<Waits> {
  const rows = await database.query<{ message_id: string; event_identifier: string }>(
    `SELECT message_id, event_identifier FROM deliveries WHERE event_identifier = ANY($1)`,
    [[...events.keys()]],
  );
  const at = new Map<string, number>();
  for (const arrival of arrivals) if (!at.has(arrival.id)) at.set(arrival.id, arrival.at);
  const waits: Waits = { fromHandingOver: [], fromAcceptance: [] };
  for (const { message_id, event_identifier } of rows) {
    const arrived = at.get(message_id);
    const moments = events.get(event_identifier);
    if (arrived === undefined || !moments) continue;
    waits.fromHandingOver.push(arrived - moments.due);
    waits.fromAcceptance.push(arrived - moments.accepted);
  }
  const missing = events.size - waits.fromHandingOver.length;
  if (missing > 0) throw new Error(`${missing} of ${events.size} did not arrive`);
  return waits;
}
