import type { LookupAddress } from 'node:dns';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failureOf, get, testClient } from '../../../test/support/outbound.ts';
import { openRawServer } from '../../../test/support/raw-server.ts';
import type { RawServer } from '../../../test/support/raw-server.ts';
import { parseCidrs } from './cidr.ts';
import type { OutboundClient } from './outbound-client.ts';

const OK = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok';
const at = (...addresses: string[]): LookupAddress[] =>
  addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

describe('the address check of the outbound client', () => {
  let server: RawServer;
  let clients: OutboundClient[];
  const open = (...args: Parameters<typeof testClient>): OutboundClient => {
    const client = testClient(...args);
    clients.push(client);
    return client;
  };

  beforeEach(async () => {
    clients = [];
    server = await openRawServer((socket) => socket.write(OK));
  });
  afterEach(async () => {
    await Promise.all(clients.map((client) => client.close(0)));
    await server.close();
  });

  it.each([
    ...['127.0.0.1', '127.1', '2130706433', '0x7f000001', '0x7f.1', '0177.0.0.1', '127.0.0.1.'],
    ...['0', '[::1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::127.0.0.1]', '[::]'],
    ...['[64:ff9b::7f00:1]', '[2002:7f00:1::]', '169.254.169.254', '100.64.0.1', '10.0.0.1'],
    ...['localhost', 'LOCALHOST', '１２７.0.0.1'],
  ])('refuses http://%s without a socket being opened', async (host) => {
    const error = await failureOf(open({ allow: [] }).send(get(`http://${host}:${server.port}/`)));
    expect(error.code).toBe('address_refused');
    expect(error.message).toContain('OUTBOUND_ALLOW');
    expect(server.accepted()).toBe(0);
  });

  it('reaches what the operator lists', async () => {
    const client = open({ allow: parseCidrs('127.0.0.1') });
    expect((await client.send(get(`http://127.0.0.1:${server.port}/`))).text).toBe('ok');
    expect((await client.send(get(`http://localhost:${server.port}/`))).text).toBe('ok');
  });

  it('refuses a public name that resolves to a private address', async () => {
    const client = open({ allow: [], resolveAll: () => Promise.resolve(at('127.0.0.1')) });
    const error = await failureOf(client.send(get(`http://vendor.example:${server.port}/`)));
    expect(error.code).toBe('address_refused');
    expect(server.accepted()).toBe(0);
  });

  it('dials only the allowed ones of several addresses', async () => {
    const resolveAll = (): Promise<LookupAddress[]> =>
      Promise.resolve(at('10.0.0.1', '::1', '169.254.169.254', '127.0.0.1', 'fe80::1'));
    const client = open({ allow: parseCidrs('127.0.0.1'), resolveAll });
    expect((await client.send(get(`http://vendor.example:${server.port}/`))).text).toBe('ok');
  });

  it('dials the address it checked: a second answer of the resolver is checked anew', async () => {
    const answers = [at('127.0.0.2'), at('127.0.0.1')];
    let asked = 0;
    const resolveAll = (): Promise<LookupAddress[]> =>
      Promise.resolve(answers[asked++] ?? at('127.0.0.1'));
    const client = open({ allow: parseCidrs('127.0.0.2'), resolveAll });
    const url = `http://rebinding.example:${server.port}/`;
    // Allowed, dialled and refused by nobody listening there: the name was not asked a second time.
    expect((await failureOf(client.send(get(url)))).code).toBe('connect_failed');
    expect(asked).toBe(1);
    expect((await failureOf(client.send(get(url)))).code).toBe('address_refused');
    expect(asked).toBe(2);
    expect(server.accepted()).toBe(0);
  });

  it('checks again whenever a new socket is opened', async () => {
    let address = '127.0.0.1';
    const closing = await openRawServer((socket) =>
      socket.end('HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 2\r\n\r\nok'),
    );
    const client = open({
      allow: parseCidrs('127.0.0.1'),
      resolveAll: () => Promise.resolve(at(address)),
    });
    const url = `http://rebinding.example:${closing.port}/`;
    expect((await client.send(get(url))).text).toBe('ok');
    address = '10.0.0.1';
    expect((await failureOf(client.send(get(url)))).code).toBe('address_refused');
    await closing.close();
  });

  it('refuses an internal name at a public address', async () => {
    const client = open({ allow: [], resolveAll: () => Promise.resolve(at('8.8.8.8')) });
    for (const name of ['metadata.google.internal', 'api.localhost']) {
      expect((await failureOf(client.send(get(`http://${name}/`)))).code).toBe('address_refused');
    }
  });

  it.each([
    ['no address', (): Promise<LookupAddress[]> => Promise.resolve([])],
    [
      'an error',
      (): Promise<LookupAddress[]> =>
        Promise.reject(Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' })),
    ],
    [
      'an error without a code',
      (): Promise<LookupAddress[]> => Promise.reject(new Error('resolver broken')),
    ],
  ])('says dns_failed when the resolver gives %s', async (_what, resolveAll) => {
    const client = open({ resolveAll });
    const error = await failureOf(client.send(get('http://vendor.example/')));
    expect(error.code).toBe('dns_failed');
    expect(error.message).toContain('vendor.example');
  });

  it('says dns_failed for a name the system does not know', async () => {
    const error = await failureOf(open().send(get('http://no-such-name.invalid/')));
    expect(error.code).toBe('dns_failed');
  });

  it('exempts an origin for the request that names it, and for no other', async () => {
    const client = open({ allow: [] });
    const origin = `http://127.0.0.1:${server.port}`;
    const exempt = get(`${origin}/x`, { allowOrigins: [origin] });
    expect((await client.send(exempt)).text).toBe('ok');
    // The socket just used is idle and could carry it; it must not.
    expect((await failureOf(client.send(get(`${origin}/x`)))).code).toBe('address_refused');
    const other = get(`${origin}/x`, { allowOrigins: ['http://127.0.0.1', `${origin}/`] });
    expect((await failureOf(client.send(other))).code).toBe('address_refused');
    expect((await client.send(exempt)).text).toBe('ok');
  });

  it('refuses addresses for streams alike', async () => {
    const call = open({ allow: [] }).stream(get(`http://127.0.0.1:${server.port}/`));
    expect((await failureOf(call)).code).toBe('address_refused');
    expect(server.accepted()).toBe(0);
  });
});
