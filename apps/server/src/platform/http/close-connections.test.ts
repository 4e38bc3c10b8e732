import { once } from 'node:events';
import { type Server, createServer } from 'node:http';
import { type AddressInfo, type Socket, connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeConnections, knowConnections } from './close-connections.ts';

const GRACE_MS = 5000;

let server: Server;
let answer: () => void;
const callers: Socket[] = [];
beforeEach(async () => {
  server = createServer((_, response) => {
    answer = () => response.end('done');
    server.emit('asked');
  });
  server.keepAliveTimeout = 60_000;
  knowConnections(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
});
afterEach(() => callers.splice(0).forEach((caller) => caller.destroy()));

async function caller(): Promise<Socket> {
  const accepted = once(server, 'connection');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  callers.push(socket.resume());
  await accepted;
  return socket;
}

describe('a server that closes ends a connection', () => {
  it('that was opened and not used yet', async () => {
    const ended = once(await caller(), 'close');
    closeConnections(server, GRACE_MS);
    await ended;
  });

  it('that waits for its answer once that is given, and not before', async () => {
    const socket = await caller();
    const asked = once(server, 'asked');
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    await asked;
    const closed = once(server, 'close');
    closeConnections(server, GRACE_MS);
    const said = once(socket, 'data');
    answer();
    expect(String(await said)).toContain('done');
    await closed;
  });

  it.each([
    ['that gets no answer', 'GET / HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['that does not finish its request', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Le'],
  ])('%s once the grace is over', async (_, sent) => {
    const socket = await caller();
    socket.write(sent);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const closed = once(server, 'close');
    closeConnections(server, 100);
    await closed;
  });
});
