import { z } from 'zod';

/** How a trip to a vendor ended, told by the window it ended in. Nothing in it is secret. */
export const TripEnd = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('finished'), attempt: z.string(), connection: z.int().positive() }),
  z.object({
    kind: z.literal('failed'),
    attempt: z.string(),
    reason: z.string(),
    outcome: z.string().optional(),
    detail: z.string().optional(),
    missing: z.array(z.string()),
  }),
]);
export type TripEnd = z.infer<typeof TripEnd>;
export type TripFailure = Extract<TripEnd, { kind: 'failed' }>;

const Heard = z.object({ kind: z.literal('heard'), attempt: z.string() });

/** Browsers hand its messages to pages of the same origin alone. */
const NAME = 'patchbay-trip';

/** Long enough for a busy machine; a person looks at the window meanwhile. */
const PATIENCE_MS = 3000;

/** Waits for the end of one trip; the answer stops waiting. Lets the other window know it was heard. */
export function awaitTrip(attempt: string, onEnd: (end: TripEnd) => void): () => void {
  const channel = new BroadcastChannel(NAME);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    const end = TripEnd.safeParse(data);
    if (!end.success || end.data.attempt !== attempt) return;
    channel.postMessage({ kind: 'heard', attempt });
    onEnd(end.data);
  };
  return () => channel.close();
}

/** Tells the page that waits. @returns whether one did */
export function tellTrip(end: TripEnd, patienceMs = PATIENCE_MS): Promise<boolean> {
  const channel = new BroadcastChannel(NAME);
  return new Promise<boolean>((resolve) => {
    const stop = setTimeout(() => resolve(false), patienceMs);
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      const heard = Heard.safeParse(data);
      if (!heard.success || heard.data.attempt !== end.attempt) return;
      clearTimeout(stop);
      resolve(true);
    };
    channel.postMessage(end);
  }).finally(() => channel.close());
}
