import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { machineMs } from './clock.ts';

/**
 * A receiver that notes when which message reached which path, in memory, and answers 204: at once,
 * or below `/slow` after so many milliseconds as `PUT /delay/<ms>` said. `GET /count<path>` tells how
 * many POSTs that path saw, `DELETE /arrivals` what arrived since it was asked last. A process of its
 * own.
 */
const paths: string[] = [];
const ids: string[] = [];
const times: number[] = [];
const counts = new Map<string, number>();
let delayMs = 0;
let refuseEvery = Infinity;
let flaky = 0;

const server = createServer((request, response) => {
  const url = request.url ?? '/';
  if (request.method === 'POST') {
    times.push(machineMs());
    paths.push(url);
    ids.push(String(request.headers['webhook-id']));
  }
  const isRefused =
    request.method === 'POST' && url.startsWith('/flaky') && (flaky += 1) % refuseEvery === 0;
  if (request.method === 'POST' && !isRefused) counts.set(url, (counts.get(url) ?? 0) + 1);
  request.resume();
  request.on('end', () => {
    if (url.startsWith('/count/')) return response.end(String(counts.get(url.slice(6)) ?? 0));
    if (url === '/arrivals') {
      return response.end(JSON.stringify({ paths: paths.splice(0), ids: ids.splice(0), times: times.splice(0) })); // prettier-ignore
    }
    if (url.startsWith('/delay/')) delayMs = Number(url.slice('/delay/'.length));
    if (url.startsWith('/refuse/')) refuseEvery = Number(url.slice('/refuse/'.length));
    response.writeHead(isRefused ? 503 : 204);
    if (delayMs > 0 && url.startsWith('/slow')) return setTimeout(() => response.end(), delayMs);
    return response.end();
  });
});
server.keepAliveTimeout = 120_000;
server.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});
process.on('disconnect', () => process.exit(0));
