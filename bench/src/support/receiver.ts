import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A receiver that does as little as possible: reads the body, answers 204, counts. Runs as a process of its own. */
let received = 0;

const server = createServer((request, response) => {
  if (request.url === '/count') {
    response.end(String(received));
    return;
  }
  if (request.url === '/reset') received = 0;
  else if (request.method === 'POST') received += 1;
  request.resume();
  request.on('end', () => response.writeHead(204).end());
});
server.keepAliveTimeout = 120_000;
server.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});
process.on('disconnect', () => process.exit(0));
