import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A receiver that does as little as possible: reads the body, answers 204, counts; GET answers half a
 * kilobyte of JSON; `/token` and `/userinfo` are what an OAuth connection needs. Runs as a process of
 * its own.
 */
let received = 0;

const ITEM = JSON.stringify({ id: 1, note: 'x'.repeat(480) });
const JSON_ANSWERS: Record<string, string> = {
  '/item': ITEM,
  '/token': JSON.stringify({ access_token: 'bench', token_type: 'bearer', expires_in: 86_400 }),
  '/userinfo': JSON.stringify({ sub: 'bench', name: 'Benchmark' }),
};

const server = createServer((request, response) => {
  if (request.url === '/count') {
    response.end(String(received));
    return;
  }
  const json = JSON_ANSWERS[request.url ?? ''];
  request.resume();
  if (json !== undefined) {
    request.on('end', () =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(json),
    );
    return;
  }
  if (request.url === '/reset') received = 0;
  else if (request.method === 'POST') received += 1;
  request.on('end', () => response.writeHead(204).end());
});
server.keepAliveTimeout = 120_000;
server.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});
process.on('disconnect', () => process.exit(0));
