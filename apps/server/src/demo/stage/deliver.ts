import type { Caller } from './caller.ts';
import { type Stream, drawAt, drawEvent } from '../cast/stream.ts';
import type { Random } from '../random.ts';

/**
 * Hands over one event of the stream, as its module does: now, with its service token.
 *
 * @param at when it is said to have happened; gives it its number
 */
export async function deliverOne(
  stream: Stream,
  to: { site: string; connectionId: number; callerOf(module: string): Caller },
  random: Random,
  at = new Date(),
): Promise<void> {
  const { kind, event } = drawEvent(stream, drawAt(at, random));
  await to.callerOf(kind.module).post(`/api/v1/sites/${to.site}/deliveries`, {
    connection_id: to.connectionId,
    action: kind.action,
    input: event.input,
    originating_module: kind.module,
    event_identifier: event.identifier,
  });
}
