import { pipeline } from 'node:stream/promises';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failureOf, get, testClient } from '../../../test/support/outbound.ts';
import { openRawServer } from '../../../test/support/raw-server.ts';
import type { RawServer } from '../../../test/support/raw-server.ts';
import type { OutboundClient } from './outbound-client.ts';

const HEAD = 'HTTP/1.1 200 OK\r\n';

describe('OutboundClient.stream', () => {
  let server: RawServer;
  let client: OutboundClient;
  const url = (path: string): string => `http://127.0.0.1:${server.port}${path}`;

  beforeEach(async () => {
    client = testClient();
    server = await openRawServer((socket, head) => {
      const path = head.split(' ')[1];
      if (path === '/hang') return;
      if (path === '/gzip') {
        socket.write(
          `${HEAD}content-encoding: gzip\r\ncontent-length: 4\r\n\r\n\x1f\x8b\x08\x00`,
          'latin1',
        );
      } else if (path === '/large') {
        socket.write(`${HEAD}content-length: 3000000\r\n\r\n`);
        socket.write(Buffer.alloc(3_000_000, 'x'));
      } else if (path === '/stall') {
        socket.write(`${HEAD}content-length: 10\r\n\r\npart`);
      } else if (path === '/drip') {
        socket.write(`${HEAD}content-length: 8\r\n\r\n`);
        let left = 8;
        const drip = setInterval(() => {
          socket.write('x');
          if ((left -= 1) === 0) clearInterval(drip);
        }, 50);
      } else if (path === '/cut') {
        socket.end(`${HEAD}content-length: 10\r\n\r\npart`);
      } else {
        socket.write(`${HEAD}content-length: 2\r\nx-a: 1\r\nx-a: 2\r\n\r\nok`);
      }
    });
  });
  afterEach(async () => {
    await client.close(0);
    await server.close();
  });

  it('gives status and headers at once and the body as it comes', async () => {
    const answer = await client.stream(get(url('/ok')));
    expect(answer).toMatchObject({ status: 200, headers: { 'x-a': '1, 2' } });
    expect(await read(answer.body)).toBe('ok');
  });

  it('hands on an encoded body as it is', async () => {
    const { headers, body } = await client.stream(get(url('/gzip')));
    expect(headers['content-encoding']).toBe('gzip');
    expect(await read(body)).toHaveLength(4);
  });

  it('has no cap of its own, and keeps the one of the request', async () => {
    const { body } = await client.stream(get(url('/large')));
    expect((await read(body)).length).toBe(3_000_000);
    const capped = await client.stream(get(url('/large'), { maxResponseBytes: 1_000_000 }));
    expect((await failureOf(read(capped.body))).code).toBe('response_too_large');
  });

  it('fails the body when the timeout comes, or the other side cuts', async () => {
    const stalled = await client.stream(get(url('/stall'), { timeoutMs: 150 }));
    expect((await failureOf(read(stalled.body))).code).toBe('timeout');
    const cut = await client.stream(get(url('/cut')));
    expect((await failureOf(read(cut.body))).code).toBe('connection_reset');
  });

  it('lets a body take its time as long as bytes keep coming', async () => {
    const { body } = await client.stream(get(url('/drip'), { timeoutMs: 250 }));
    expect(await read(body)).toBe('xxxxxxxx');
  });

  it('fails at once when no headers come, or the caller gives up', async () => {
    const late = client.stream(get(url('/hang'), { timeoutMs: 100 }));
    expect((await failureOf(late)).code).toBe('timeout');
    const stop = new AbortController();
    const given = client.stream(get(url('/hang'), { signal: stop.signal }));
    setTimeout(() => stop.abort(), 30);
    expect((await failureOf(given)).code).toBe('aborted');
    const body = await client.stream(get(url('/stall'), { signal: stop.signal })).catch(() => 'no');
    expect(body).toBe('no');
  });

  it('fails the body when the caller gives up while reading', async () => {
    const stop = new AbortController();
    const { body } = await client.stream(get(url('/stall'), { signal: stop.signal }));
    setTimeout(() => stop.abort(), 30);
    expect((await failureOf(read(body))).code).toBe('aborted');
  });

  it('lets the socket go when the body is destroyed unread', async () => {
    const { body } = await client.stream(get(url('/stall')));
    body.destroy();
    for (let attempt = 0; attempt < 50 && server.closed() === 0; attempt += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(server.closed()).toBe(1);
  });

  it('does not take the process down when nobody reads and the timeout comes', async () => {
    await client.stream(get(url('/stall'), { timeoutMs: 50 }));
    await new Promise((resolve) => setTimeout(resolve, 150));
  });

  it('waits for a slow reader instead of collecting the body', async () => {
    const { body } = await client.stream(get(url('/large')));
    let most = 0;
    const slow = new Writable({
      highWaterMark: 16_384,
      write(_chunk, _encoding, callback) {
        most = Math.max(most, body.readableLength);
        setImmediate(callback);
      },
    });
    await pipeline(body, slow);
    expect(most).toBeLessThan(300_000);
  });
});

async function read(body: AsyncIterable<unknown>): Promise<string> {
  let text = '';
  for await (const chunk of body) text += (chunk as Buffer).toString('latin1');
  return text;
}
