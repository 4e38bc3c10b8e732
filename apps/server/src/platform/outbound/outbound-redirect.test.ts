import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failureOf, get, testClient } from '../../../test/support/outbound.ts';
import { openRawServer } from '../../../test/support/raw-server.ts';
import type { RawServer } from '../../../test/support/raw-server.ts';
import { selfSigned } from '../../../test/support/self-signed.ts';
import type { OutboundClient } from './outbound-client.ts';

function to(location: string, status = 302): string {
  return `HTTP/1.1 ${status} Moved\r\nlocation: ${location}\r\ncontent-length: 4\r\n\r\nbody`;
}

describe('redirects of the outbound client', () => {
  let server: RawServer;
  let client: OutboundClient;
  let answers: Record<string, string>;
  let heads: string[];
  const url = (path: string): string => `http://127.0.0.1:${server.port}${path}`;

  beforeEach(async () => {
    answers = { '/end': 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok' };
    heads = [];
    client = testClient();
    server = await openRawServer((socket, head) => {
      heads.push(head);
      socket.write(answers[head.split(' ')[1] ?? ''] ?? to('/loop'));
    });
  });
  afterEach(async () => {
    await client.close(0);
    await server.close();
  });

  it('are followed on the origin, with the credential injected for each request', async () => {
    answers['/start?page=1'] = to('/middle', 301);
    answers['/middle'] = to('/end', 307);
    let injected = 0;
    const prepare = ({ headers }: { headers: Record<string, string> }): void => {
      injected += 1;
      headers['authorization'] = `Bearer ${injected}`;
    };
    const answer = await client.send(get(url('/start?page=1'), { prepare }));
    expect(answer.text).toBe('ok');
    expect(heads.map((head) => /authorization: (.*)\r/.exec(head)?.[1])).toEqual([
      'Bearer 1',
      'Bearer 2',
      'Bearer 3',
    ]);
  });

  it('end after five', async () => {
    const error = await failureOf(client.send(get(url('/loop?key=canary'))));
    expect(error.code).toBe('redirect_refused');
    expect(error.message).not.toContain('canary');
    expect(heads).toHaveLength(6);
  });

  it('to a private address under another name are not dialled', async () => {
    const inner = await openRawServer((socket) => socket.end());
    answers['/start'] = to(`http://127.0.0.2:${inner.port}/secret?token=canary`);
    const error = await failureOf(client.send(get(url('/start'))));
    expect(error.code).toBe('redirect_refused');
    expect(error.message).toContain(`127.0.0.2:${inner.port}`);
    expect(error.message).not.toMatch(/canary|secret/);
    expect(inner.accepted()).toBe(0);
    await inner.close();
  });

  it('are not followed with POST', async () => {
    answers['/start'] = to('/end', 307);
    const request = get(url('/start'), { method: 'POST', body: '{}' });
    expect((await failureOf(client.send(request))).code).toBe('redirect_refused');
    expect(heads).toHaveLength(1);
  });

  it('are handed to a caller who follows none', async () => {
    answers['/start'] = to('http://elsewhere.example/');
    const answer = await client.send(get(url('/start'), { redirect: 'manual' }));
    expect(answer).toMatchObject({ status: 302, text: 'body' });
  });

  it('are followed for streams alike', async () => {
    answers['/start'] = to('/end');
    const { status, body } = await client.stream(get(url('/start')));
    const chunks: Buffer[] = [];
    for await (const chunk of body) chunks.push(chunk as Buffer);
    expect([status, Buffer.concat(chunks).toString()]).toEqual([200, 'ok']);
    answers['/away'] = to('http://elsewhere.example/');
    expect((await failureOf(client.stream(get(url('/away'))))).code).toBe('redirect_refused');
  });

  it('share one timeout with the request', async () => {
    const slow = await openRawServer((socket) => {
      setTimeout(() => socket.write(to('/again')), 120);
    });
    const error = await failureOf(
      client.send(get(`http://127.0.0.1:${slow.port}/`, { timeoutMs: 300 })),
    );
    expect(error.code).toBe('timeout');
    expect(error.latencyMs).toBeLessThan(600);
    await slow.close();
  });

  it('from http to https keep the host and leave the credential behind', async () => {
    const pair = selfSigned('localhost');
    const seen: (string | undefined)[] = [];
    const secure = createServer(pair, ({ headers }, response) => {
      seen.push(headers['authorization'], headers['cookie'], headers['x-note'] as string);
      response.end('secure');
    });
    await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve));
    answers['/start'] = to(`https://localhost:${(secure.address() as AddressInfo).port}/end`);
    const trusting = testClient({ ca: pair.cert });
    const answer = await trusting.send(
      get(`http://localhost:${server.port}/start`, {
        headers: { Cookie: 'canary', 'X-Note': 'kept' },
        prepare: ({ headers }) => (headers['authorization'] = 'Bearer canary'),
      }),
    );
    expect(answer.text).toBe('secure');
    expect(heads[0]).toContain('authorization: Bearer canary');
    expect(seen).toEqual([undefined, undefined, 'kept']);
    await trusting.close(0);
    secure.close();
    secure.closeAllConnections();
  });
});
