import { setTimeout as sleep } from 'node:timers/promises';
import type { Api } from './api.ts';
import type { Accepted, Ledger } from './ledger.ts';
import type { Random } from './random.ts';

export interface Producer {
  name: string;
  connectionId: number;
  /** How many deliveries it hands over in all. */
  share: number;
  /** Items of its largest batch. */
  largestBatch: number;
}

/** Where deliveries are handed over, and where the answers are kept. */
export interface Door {
  api: Api;
  site: string;
  ledger: Ledger;
}

export interface Handover extends Door {
  random: Random;
  /** Which part of its share a producer may have handed over by now, 0 to 1. */
  allowed(): number;
}

const SINGLES = 0.4;
const REPEATED = 0.05;
/** One in so many is answered with 500 at every attempt. */
const POISONED_EVERY = 83;
const WAIT_MS = 20;

/** Hands its deliveries over one call after the other, so that their order is certain. */
export async function produce(producer: Producer, handover: Handover): Promise<void> {
  const { random } = handover;
  let sequence = 0;
  while (sequence < producer.share) {
    const room = Math.ceil(producer.share * handover.allowed()) - sequence;
    if (room <= 0) {
      await sleep(WAIT_MS);
      continue;
    }
    const isSingle = random.chance(SINGLES);
    const wish = isSingle ? 1 : random.between(2, producer.largestBatch);
    const count = Math.min(room, wish);
    const items = Array.from({ length: count }, (_, index) => item(producer, sequence + index));
    await handOver(producer, handover, sequence, items, isSingle);
    // A caller that does not trust its own memory asks again.
    if (random.chance(REPEATED)) await handOver(producer, handover, sequence, items, isSingle);
    sequence += count;
  }
}

/** One delivery more than its share. */
export async function lastWord(producer: Producer, to: Door): Promise<void> {
  await handOver(producer, to, producer.share, [item(producer, producer.share, false)], true);
}

async function handOver(
  producer: Producer,
  { api, site, ledger }: Door,
  first: number,
  items: object[],
  isSingle: boolean,
): Promise<void> {
  const key = `${producer.name}-${first}`;
  const path = `/sites/${site}/deliveries${isSingle ? '' : '/batch'}`;
  const body = isSingle ? items[0]! : { items };
  const answer = await api.call('POST', path, body, key);
  if (answer.status !== 202) {
    throw new Error(`${key} was answered with ${answer.status}: ${JSON.stringify(answer.body)}`);
  }
  const ids = isSingle ? [(answer.body as { id: number }).id] : batchIds(answer.body);
  ids.forEach((deliveryId, index) => ledger.note(accepted(producer, first + index, deliveryId)));
}

function batchIds(body: unknown): number[] {
  const { items } = body as { items: { delivery?: { id: number }; problem?: object }[] };
  return items.map(({ delivery, problem }) => {
    if (!delivery) throw new Error(`An item was refused: ${JSON.stringify(problem)}`);
    return delivery.id;
  });
}

function eventOf(producer: Producer, sequence: number): string {
  return `${producer.name}-event-${sequence}`;
}

function accepted(producer: Producer, sequence: number, deliveryId: number): Accepted {
  return { event: eventOf(producer, sequence), producer: producer.name, sequence, deliveryId };
}

function item(
  producer: Producer,
  sequence: number,
  isPoisoned = sequence % POISONED_EVERY === POISONED_EVERY - 1,
): object {
  const event = eventOf(producer, sequence);
  return {
    connection_id: producer.connectionId,
    action: 'post_event',
    input: { type: 'fault.run', data: { event, isPoisoned } },
    originating_module: 'faults',
    event_identifier: event,
  };
}
