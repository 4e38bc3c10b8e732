import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failureOf, get, testClient } from '../../../test/support/outbound.ts';
import { openRawServer } from '../../../test/support/raw-server.ts';
import type { RawServer } from '../../../test/support/raw-server.ts';
import { Pools } from './pools.ts';

const OK = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok';

describe('Pools', () => {
  let server: RawServer;
  let delayMs: number;

  beforeEach(async () => {
    delayMs = 0;
    server = await openRawServer((socket) => {
      setTimeout(() => socket.write(OK), delayMs);
    });
  });
  afterEach(() => server.close());

  it('keeps sockets alive between requests', async () => {
    const client = testClient();
    for (let count = 0; count < 5; count += 1) {
      await client.send(get(`http://127.0.0.1:${server.port}/`));
    }
    // A socket rests for one turn of the event loop after an answer; a second one fills in.
    expect(server.accepted()).toBeLessThanOrEqual(2);
    await client.close(0);
  });

  it('opens no more sockets to an origin than allowed', async () => {
    const client = testClient({ connections: 3 });
    delayMs = 10;
    const calls = Array.from({ length: 30 }, () =>
      client.send(get(`http://127.0.0.1:${server.port}/`)),
    );
    expect((await Promise.all(calls)).every(({ text }) => text === 'ok')).toBe(true);
    expect(server.accepted()).toBe(3);
    await client.close(0);
  });

  it('keeps at most maxOrigins, and finishes what a retired one carries', async () => {
    const others = await Promise.all([1, 2, 3].map(() => openRawServer((s) => s.write(OK))));
    const client = testClient({ maxOrigins: 2 });
    delayMs = 150;
    const slow = client.send(get(`http://127.0.0.1:${server.port}/`));
    for (const other of others) await client.send(get(`http://127.0.0.1:${other.port}/`));
    expect((await slow).text).toBe('ok');
    expect(others[0]?.open()).toBe(0);
    expect(others[2]?.open()).toBe(1);
    await client.close(0);
    await Promise.all(others.map((other) => other.close()));
  });

  it('holds one pool an origin, and one more for the exempt', async () => {
    const pools = new Pools({
      allow: [],
      timeoutMs: 100,
      connections: 1,
      maxOrigins: 10,
      maxHeaderBytes: 1_000,
    });
    expect(pools.get('http://a.example', false)).toBe(pools.get('http://a.example', false));
    expect(pools.get('http://a.example', true)).not.toBe(pools.get('http://a.example', false));
    expect(pools.size).toBe(2);
    await pools.close(0);
  });

  it('closes sockets when the client closes', async () => {
    const client = testClient();
    await client.send(get(`http://127.0.0.1:${server.port}/`));
    await client.close();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(server.open()).toBe(0);
    expect((await failureOf(client.stream(get(`http://127.0.0.1:${server.port}/`)))).code).toBe(
      'aborted',
    );
  });
});
