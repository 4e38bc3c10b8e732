import type { Intake } from './intake.ts';

/** Of about half a kilobyte, as events are. */
export const PAYLOAD = { note: 'x'.repeat(400), at: new Date(0).toISOString() };
export const BATCH = 500;

export function deliveryOf(connectionId: number, eventIdentifier: string) {
  return {
    connection_id: connectionId,
    action: 'post_event',
    input: { type: 'bench.event', data: PAYLOAD },
    originating_module: 'bench',
    event_identifier: eventIdentifier,
  };
}

/** @throws when one of them was not accepted */
export async function handOverBatch(
  to: Intake,
  items: readonly ReturnType<typeof deliveryOf>[],
): Promise<void> {
  const answer = await to.server.call<{ items: { problem?: unknown }[] }>(
    'POST',
    `/sites/${to.site}/deliveries/batch`,
    { items },
    to.token,
  );
  const refused = answer.items.find((item) => item.problem !== undefined);
  if (refused) throw new Error(`not accepted: ${JSON.stringify(refused.problem)}`);
}

export interface HandOverOptions {
  /** How many hand over at once; with one of them, rows are in the order of their numbers. */
  producers?: number;
  /** Asked before each batch, with the number of those handed over so far. */
  mayGoOn?: (handedOver: number) => Promise<void>;
}

/** Hands over `count` deliveries in batches, spread evenly over the connections. */
export async function handOver(
  to: Intake,
  connectionIds: readonly number[],
  count: number,
  { producers = 2, mayGoOn }: HandOverOptions = {},
): Promise<void> {
  let next = 0;
  const produce = async () => {
    while (next < count) {
      const from = next;
      next = Math.min(count, from + BATCH);
      const items = Array.from({ length: next - from }, (_, index) =>
        deliveryOf(connectionIds[(from + index) % connectionIds.length]!, `bench-${from + index}`),
      );
      await mayGoOn?.(from);
      await handOverBatch(to, items);
    }
  };
  await Promise.all(Array.from({ length: producers }, produce));
}
