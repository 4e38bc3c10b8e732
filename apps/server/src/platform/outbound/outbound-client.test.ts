import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failureOf, get, testClient } from '../../../test/support/outbound.ts';
import { openRawServer } from '../../../test/support/raw-server.ts';
import { createLogger } from '../logging/logger.ts';
import type { OutboundClient } from './outbound-client.ts';
import type { Outgoing } from './outbound-request.ts';

interface Arrived {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingMessage['headers'];
  body: string;
}

describe('OutboundClient.send', () => {
  let server: Server;
  let base: string;
  let arrived: Arrived[];
  let client: OutboundClient;

  beforeEach(async () => {
    arrived = [];
    client = testClient();
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const { method, url, headers } = request;
        arrived.push({ method, url, headers, body });
        if (url === '/gzip') response.setHeader('content-encoding', 'gzip');
        response.setHeader('X-Twice', ['one', 'two']);
        response.statusCode = url?.startsWith('/teapot') ? 418 : 200;
        response.end(url === '/gzip' ? gzipSync('zipped') : `saw ${url}`);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    await client.close(0);
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  });

  it('gives status, headers as single lower-case strings, text and latency', async () => {
    const answer = await client.send(get(`${base}/thing/7?x=1`));
    expect(answer).toMatchObject({ status: 200, text: 'saw /thing/7?x=1' });
    expect(answer.headers['x-twice']).toBe('one, two');
    expect(Number.isInteger(answer.latencyMs)).toBe(true);
  });

  it('gives an answer of any status without failing', async () => {
    expect((await client.send(get(`${base}/teapot`))).status).toBe(418);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND', 'REPORT'] as const)(
    'sends a body with %s',
    async (method) => {
      await client.send(get(`${base}/x`, { method, body: 'text é' }));
      await client.send(get(`${base}/x`, { method, body: Buffer.from('bytes') }));
      expect(arrived.map(({ body }) => body)).toEqual(['text é', 'bytes']);
      expect(arrived[0]?.method).toBe(method);
    },
  );

  it('answers HEAD with headers and no text', async () => {
    expect(await client.send(get(`${base}/x`, { method: 'HEAD' }))).toMatchObject({
      status: 200,
      text: '',
    });
  });

  it('asks for no content coding, and undoes one that comes all the same', async () => {
    expect((await client.send(get(`${base}/gzip`))).text).toBe('zipped');
    expect(arrived[0]?.headers['accept-encoding']).toBe('identity');
    expect(arrived[0]?.headers['user-agent']).toBe('Patchbay-test');
  });

  it('lets prepare inject into headers and query of a copy, just before sending', async () => {
    const request = get(`${base}/x?a=1`, {
      method: 'POST',
      body: '{}',
      headers: { 'X-Given': '1' },
      prepare: (outgoing: Outgoing) => {
        outgoing.headers['Authorization'] = `Bearer ${outgoing.method} ${String(outgoing.body)}`;
        outgoing.url.searchParams.set('key', 'k');
      },
    });
    await client.send(request);
    expect(arrived[0]).toMatchObject({
      url: '/x?a=1&key=k',
      headers: { authorization: 'Bearer POST {}', 'x-given': '1' },
    });
    expect(request.url.search).toBe('?a=1');
    expect(request.headers).toEqual({ 'X-Given': '1' });
  });

  it('lets prepare replace address, method and body', async () => {
    const prepare = (outgoing: Outgoing): void => {
      outgoing.url = new URL('/y', outgoing.url);
      outgoing.method = 'PUT';
      outgoing.body = 'signed';
    };
    await client.send(get(`${base}/x`, { prepare }));
    expect(arrived[0]).toMatchObject({ method: 'PUT', url: '/y', body: 'signed' });
  });

  it('does not send what prepare moved to another origin', async () => {
    const prepare = (outgoing: Outgoing): void => {
      outgoing.url = new URL('http://elsewhere.example/');
    };
    const error = await failureOf(client.send(get(`${base}/x`, { prepare })));
    expect(error.code).toBe('invalid_request');
    expect(arrived).toEqual([]);
  });

  it('says that injecting failed, and keeps why as the cause', async () => {
    const cause = new Error('no such field');
    const prepare = (): void => {
      throw cause;
    };
    const error = await failureOf(client.send(get(`${base}/x`, { prepare })));
    expect(error).toMatchObject({ code: 'invalid_request', cause });
  });

  it.each([
    ['another scheme', { url: new URL('ftp://vendor.example/') }],
    ['a file', { url: new URL('file:///etc/passwd') }],
    ['a user name', { url: new URL('http://user:canary@vendor.example/') }],
    ['a method that opens tunnels', { method: 'CONNECT' as 'GET' }],
    ['no method', { method: 'G ET' as 'GET' }],
    ['a host header', { headers: { Host: 'canary.example' } }],
    ['a framing header', { headers: { 'Transfer-Encoding': 'chunked' } }],
    ['a length of its own', { headers: { 'content-length': '5' } }],
    ['an upgrade', { headers: { upgrade: 'websocket' } }],
    ['a line break in a header', { headers: { 'x-a': 'b\r\nx-canary: 1' } }],
    ['a line break in a header name', { headers: { 'x-a\r\nx-canary': '1' } }],
  ])('does not send a request with %s', async (_what, more) => {
    const error = await failureOf(client.send(get(`${base}/x`, more)));
    expect(error.code).toBe('invalid_request');
    expect(error.message).not.toContain('canary');
    expect(arrived).toEqual([]);
  });

  it('stops waiting when the signal says so, and lets go of the signal afterwards', async () => {
    const hanging = await openRawServer(() => undefined);
    const stop = new AbortController();
    const call = client.send(get(`http://127.0.0.1:${hanging.port}/`, { signal: stop.signal }));
    setTimeout(() => stop.abort(), 30);
    expect((await failureOf(call)).code).toBe('aborted');
    const before = client.send(get(`${base}/x`, { signal: stop.signal }));
    expect((await failureOf(before)).code).toBe('aborted');
    expect(arrived).toEqual([]);
    await hanging.close();
  });

  it('logs method, host, path template, status, error code and duration, and nothing else', async () => {
    const written: string[] = [];
    const destination = { write: (line: string): void => void written.push(line) };
    const logger = createLogger({ level: 'debug', name: 'test', destination });
    const logging = testClient({ logger });
    const canary = 'canary-7f3a';
    const request = get(`${base}/thing/${canary}?key=${canary}`, {
      method: 'POST',
      body: canary,
      headers: { 'x-note': canary },
      prepare: (outgoing) => (outgoing.headers['authorization'] = canary),
    });
    await logging.send(request);
    await logging.send({ ...request, url: new URL(`${base}/teapot?key=${canary}`) });
    await failureOf(logging.send({ ...request, headers: { host: canary } }));
    await logging.close();
    const line = (level: string, end: object): object => ({
      ...{ level, name: 'test', msg: 'outbound', pid: process.pid },
      ...{ time: expect.any(String), hostname: expect.any(String) },
      ...{ method: 'POST', host: new URL(base).host, path_template: '/thing/{id}' },
      ...{ duration_ms: expect.any(Number), ...end },
    });
    expect(written.map((text) => JSON.parse(text) as unknown)).toEqual([
      line('debug', { status: 200 }),
      line('info', { status: 418 }),
      line('warn', { error_code: 'invalid_request' }),
    ]);
    expect(written.join('')).not.toContain(canary);
  });

  it('tells an observer how each exchange ended', async () => {
    const seen: unknown[] = [];
    const observed = testClient({
      observe: ({ connector }, { status, errorCode }) => seen.push([connector, status, errorCode]),
    });
    await observed.send(get(`${base}/teapot`));
    await failureOf(observed.send(get('ftp://h/')));
    expect(seen).toEqual([
      ['test', 418, undefined],
      ['test', undefined, 'invalid_request'],
    ]);
    await observed.close();
  });

  it('takes nothing new once closed', async () => {
    await client.send(get(`${base}/x`));
    await client.close();
    expect((await failureOf(client.send(get(`${base}/x`)))).code).toBe('aborted');
    expect(arrived).toHaveLength(1);
  });

  it('finishes what is in flight when closed, and cuts what takes longer than the grace', async () => {
    const slow = await openRawServer((socket, head) => {
      if (head.startsWith('GET /never')) return;
      setTimeout(() => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok'), 100);
    });
    const at = `http://127.0.0.1:${slow.port}`;
    const finishes = client.send(get(`${at}/soon`));
    const hangs = failureOf(client.send(get(`${at}/never`)));
    await new Promise((resolve) => setTimeout(resolve, 30));
    const startedAt = performance.now();
    await client.close(300);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    expect((await finishes).text).toBe('ok');
    expect((await hangs).code).toBe('aborted');
    await slow.close();
  });
});
