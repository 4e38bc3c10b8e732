/**
 * A vendor that takes webhooks, writes down what came before it answers, and misbehaves on purpose.
 * A process of its own, started with FAULT_SEED and FAULT_RECORD (the file it appends to); it sends
 * its port, and misbehaves between the messages `wild` and `calm`.
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { seeded } from '../random.ts';
import { type Behaviour, misbehaviour } from './misbehaviour.ts';
import type { RecordLine } from './record.ts';

const TEST_FAILS = 0.1;
const SLOW_MS = { least: 50, most: 400 };
const RETRY_AFTER_S = '1';

const random = seeded(Number(process.env['FAULT_SEED']), 'vendor');
const file = openSync(process.env['FAULT_RECORD']!, 'a');
const write = (line: RecordLine): void => void writeSync(file, `${JSON.stringify(line)}\n`);
let isWild = false;

interface Event {
  data: { event: string; isPoisoned: boolean };
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'OPTIONS') {
    request.resume();
    response.writeHead(isWild && random.chance(TEST_FAILS) ? 500 : 204).end();
    return;
  }
  const id = String(request.headers['webhook-id']);
  const behaviour = isWild ? misbehaviour(random) : 'answer';
  write({ kind: 'came', id, behaviour });
  if (behaviour === 'cut_unread') return void request.socket.destroy();
  const { data } = JSON.parse(await text(request)) as Event;
  response.once('finish', () => {
    if (response.statusCode < 300 && response.socket?.destroyed !== true)
      write({ kind: 'answered', id, event: data.event });
  });
  await answer(data.isPoisoned ? 'error' : behaviour, response);
}

async function answer(behaviour: Behaviour, response: ServerResponse): Promise<void> {
  switch (behaviour) {
    case 'cut_unread':
    case 'cut_silent':
      response.socket?.destroy();
      return;
    case 'cut_answer':
      response.writeHead(200, { 'content-length': 100 });
      // The rest never comes: without its end the answer is no answer.
      response.write('half of ', () => response.socket?.destroy());
      return;
    case 'hang':
      return;
    case 'error':
      response.writeHead(500).end();
      return;
    case 'busy':
      response.writeHead(503, { 'retry-after': RETRY_AFTER_S }).end();
      return;
    case 'slow':
      await sleep(random.between(SLOW_MS.least, SLOW_MS.most));
      response.writeHead(200).end('ok');
      return;
    case 'answer':
      response.writeHead(204).end();
  }
}

const server = createServer((request, response) => {
  handle(request, response).catch((error: unknown) => {
    // A sender that was killed leaves half a request behind.
    if ((error as NodeJS.ErrnoException).code === 'ECONNRESET') return;
    console.error(error);
    process.exit(1);
  });
});
server.keepAliveTimeout = 120_000;
server.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});
process.on('message', (message) => {
  isWild = message === 'wild';
});
process.on('disconnect', () => {
  closeSync(file);
  process.exit(0);
});
