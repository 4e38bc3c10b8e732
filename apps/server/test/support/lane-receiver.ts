import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

/** Takes webhooks of many connections at little cost, each at a path of its own. */
export interface LaneReceiver {
  url: string;
  /** The numbers that arrived at a path (`data.n`), oldest first, repeats among them. */
  arrived(path: string): number[];
  /** How it answers at a path from now on: after so many milliseconds, or never. */
  answers(path: string, after: number | 'never'): void;
  close(): Promise<void>;
}

export async function openLaneReceiver(): Promise<LaneReceiver> {
  const arrivals = new Map<string, number[]>();
  const delays = new Map<string, number | 'never'>();
  const server = createServer((request, response) => {
    const path = request.url!;
    const delay = delays.get(path) ?? 0;
    const take = async (): Promise<void> => {
      const body = await text(request);
      if (request.method === 'POST') {
        const { data } = JSON.parse(body) as { data: { n: number } };
        const known = arrivals.get(path) ?? [];
        known.push(data.n);
        arrivals.set(path, known);
        if (delay === 'never') return;
        if (delay > 0) await sleep(delay);
      }
      response.writeHead(204).end();
    };
    // A sender that is killed leaves half a request behind.
    take().catch(() => response.destroy());
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    arrived: (path) => arrivals.get(path) ?? [],
    answers: (path, after) => void delays.set(path, after),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
