import type { Connection } from '@patchbay/contracts/connection';
import type { Stream } from './cast/stream.ts';
import { STREAMS } from './cast/streams.ts';
import { randomFrom } from './random.ts';
import type { Say } from './say.ts';
import type { Caller } from './stage/caller.ts';
import { deliverOne } from './stage/deliver.ts';
import type { Placed } from './stage/place-connections.ts';
import type { Vendor } from './stage/vendor.ts';

const LEAST_MS = 20_000;
const MOST_MS = 40_000;
/** Of a hundred events, how many go where they have to wait. */
const WAITING_PERCENT = 8;
/** Of a hundred webhooks, how many meet a receiver that stumbles once. */
const STUMBLE_PERCENT = 15;

export interface Traffic {
  placed: readonly Placed[];
  vendor: Vendor;
  callerOf(site: string, module: string): Caller;
  say: Say;
}

/**
 * Hands over an event every half minute or so, as long as the process lives: there is something to
 * watch, and what the user mends or breaks shows.
 */
export function startTraffic(traffic: Traffic): void {
  const random = randomFrom(Date.now());
  let told = false;
  const tick = async (): Promise<void> => {
    try {
      await sendSomething(traffic, random);
      told = false;
    } catch (error) {
      if (!told) traffic.say(`  The demo's traffic meets: ${(error as Error).message}`);
      told = true;
    }
    schedule();
  };
  const schedule = () => setTimeout(() => void tick(), random.int(LEAST_MS, MOST_MS)).unref();
  schedule();
}

async function sendSomething(
  { placed, vendor, callerOf }: Traffic,
  random: ReturnType<typeof randomFrom>,
): Promise<void> {
  const { demo } = random.pick(placed);
  const { site } = demo;
  const connections = await callerOf(site, 'shop').list<Connection>(
    `/api/v1/sites/${site}/connections`,
  );
  const waiting = random.percent(WAITING_PERCENT);
  const choices = placed.flatMap(({ demo: { key }, id }) => {
    const state = connections.find((connection) => connection.id === id)?.state;
    const stream = STREAMS.find(({ connection }) => connection === key);
    const fits = state !== undefined && (state === 'active') !== waiting;
    return stream && fits ? [{ stream, id }] : [];
  });
  if (choices.length === 0) return;
  const { stream, id } = random.pick(choices.flatMap(byBusyness));
  const stumbles = stream.connection === 'webhook' && random.percent(STUMBLE_PERCENT);
  if (stumbles) await vendor.stumble('webhook_generic', '/hooks/events');
  const to = { site, connectionId: id, callerOf: (module: string) => callerOf(site, module) };
  await deliverOne(stream, to, random);
}

/** A busy stream is drawn more often. */
function byBusyness<T extends { stream: Stream }>(choice: T): T[] {
  return Array.from({ length: 1 + Math.round(choice.stream.rhythm.perDay / 8) }, () => choice);
}
