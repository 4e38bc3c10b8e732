import type { AddressInfo } from 'node:net';
import express from 'express';

/** The baseline of acceptance: Express reads JSON and answers 202, and keeps nothing. A process of its own. */
interface Item {
  connection_id: number;
  event_identifier: string;
}

let last = 0;
const accept = ({ connection_id, event_identifier }: Item) => ({
  id: (last += 1),
  connection_id,
  event_identifier,
  status: 'pending',
});

const app = express();
app.disable('x-powered-by');
app.disable('etag');
app.use(express.json({ limit: '1mb' }));
app.post('/deliveries', (request, response) => {
  response.status(202).json(accept(request.body as Item));
});
app.post('/deliveries/batch', (request, response) => {
  const { items } = request.body as { items: Item[] };
  response.status(202).json({ items: items.map((item, index) => ({ index, delivery: accept(item) })) }); // prettier-ignore
});
const server = app.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});
server.keepAliveTimeout = 120_000;
process.on('disconnect', () => process.exit(0));
