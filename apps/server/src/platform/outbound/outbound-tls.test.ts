import { createServer } from 'node:https';
import type { Server } from 'node:https';
import { createServer as createPlain } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failureOf, get, testClient } from '../../../test/support/outbound.ts';
import { openRawServer } from '../../../test/support/raw-server.ts';
import { selfSigned } from '../../../test/support/self-signed.ts';
import type { OutboundClient } from './outbound-client.ts';
import type { OutboundOptions } from './outbound-client.ts';

describe('TLS of the outbound client', () => {
  const pair = selfSigned('vendor.example');
  let server: Server;
  let port: number;
  let clients: OutboundClient[];
  const open = (options: Partial<OutboundOptions>): OutboundClient => {
    const resolveAll: OutboundOptions['resolveAll'] = () =>
      Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
    const client = testClient({ resolveAll, ...options });
    clients.push(client);
    return client;
  };

  beforeEach(async () => {
    clients = [];
    server = createServer(pair, (_request, response) => response.end('secure'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ({ port } = server.address() as AddressInfo);
  });
  afterEach(async () => {
    await Promise.all(clients.map((client) => client.close(0)));
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  });

  it('accepts a certificate that is trusted and names the host', async () => {
    const answer = await open({ ca: pair.cert }).send(get(`https://vendor.example:${port}/`));
    expect(answer.text).toBe('secure');
  });

  it('refuses a certificate nobody vouches for', async () => {
    const error = await failureOf(open({}).send(get(`https://vendor.example:${port}/`)));
    expect(error.code).toBe('tls_failed');
  });

  it('refuses a certificate of another host', async () => {
    const client = open({ ca: pair.cert });
    const error = await failureOf(client.send(get(`https://other.example:${port}/`)));
    expect(error.code).toBe('tls_failed');
    expect((await client.send(get(`https://vendor.example:${port}/`))).text).toBe('secure');
  });

  it('refuses a server that speaks no TLS, or hangs up during the handshake', async () => {
    const plain = await openRawServer(() => undefined);
    const mute = get(`https://vendor.example:${plain.port}/`, { timeoutMs: 200 });
    expect((await failureOf(open({}).send(mute))).code).toBe('timeout');
    await plain.close();
    const http = testServer('HTTP/1.1 400 Bad Request\r\n\r\n');
    const error = await failureOf(open({}).send(get(`https://vendor.example:${await http.port}/`)));
    expect(error.code).toBe('tls_failed');
    http.close();
  });
});

/** Answers the first bytes of any client, a TLS hello included, with plain text. */
function testServer(text: string): { port: Promise<number>; close: () => void } {
  const server = createPlain((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(text));
  });
  const port = new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
  return { port, close: () => server.close() };
}
