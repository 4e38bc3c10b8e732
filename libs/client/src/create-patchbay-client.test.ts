import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createPatchbayClient } from './create-patchbay-client.ts';
import { createHttp } from './http.ts';
import { ProblemError } from './problem-error.ts';
import { UnreachableError } from './unreachable-error.ts';

interface Seen {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

const DELIVERY = {
  id: 7,
  connection_id: 3,
  action: 'post_event',
  originating_module: 'forms',
  event_identifier: 'submission-1',
  status: 'pending',
  attempts: 0,
  next_attempt_at: null,
  created_at: '2026-01-01T00:00:00Z',
  finished_at: null,
};

let server: Server;
let baseUrl: string;
let seen: Seen[] = [];
let answer: { status: number; body: unknown; headers?: Record<string, string> };

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      seen.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
      response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
      response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  seen = [];
});

const client = () =>
  createPatchbayClient({ baseUrl: `${baseUrl}/`, token: 'pb_test', site: 'shop' });
const event = {
  connection_id: 3,
  action: 'post_event',
  input: { type: 'lead', data: {} },
  originating_module: 'forms',
  event_identifier: 'submission-1',
};

describe('getDeliveryFile', () => {
  it('hands over the file as bytes, with its type', async () => {
    answer = { status: 200, body: 'ID3', headers: { 'content-type': 'audio/mpeg' } };
    const file = await client().getDeliveryFile(7, 'speech.mp3');
    expect(file).toEqual({ mediaType: 'audio/mpeg', bytes: new Uint8Array([73, 68, 51]) });
    expect(seen[0]?.url).toBe('/api/v1/sites/shop/deliveries/7/files/speech.mp3');
    expect(seen[0]?.headers['accept']).toBe('*/*');
  });

  it('throws a refusal with its code', async () => {
    const problem = { type: 'about:blank', title: 'Not found', status: 404, code: 'not_found' };
    answer = { status: 404, body: problem };
    await expect(client().getDeliveryFile(7, 'speech.mp3')).rejects.toMatchObject({
      status: 404,
      code: 'not_found',
    });
  });
});

describe('deliver', () => {
  it('hands the event over under the token and a fresh idempotency key each time', async () => {
    answer = { status: 202, body: DELIVERY };
    expect(await client().deliver(event)).toEqual(DELIVERY);
    await client().deliver(event);
    expect(seen[0]).toMatchObject({ method: 'POST', url: '/api/v1/sites/shop/deliveries' });
    expect(seen[0]?.headers['authorization']).toBe('Bearer pb_test');
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual(event);
    expect(seen[0]?.headers['idempotency-key']).toMatch(/^[0-9a-f]{32}$/);
    expect(seen[1]?.headers['idempotency-key']).not.toBe(seen[0]?.headers['idempotency-key']);
  });

  it("sends the caller's own idempotency key", async () => {
    answer = { status: 202, body: DELIVERY };
    await client().deliver(event, { idempotencyKey: 'submission-1' });
    expect(seen[0]?.headers['idempotency-key']).toBe('submission-1');
  });

  it('throws a refusal with its code, its errors and the wait it asks for', async () => {
    const problem = {
      type: 'about:blank',
      title: 'Invalid input',
      status: 422,
      code: 'validation_failed',
      errors: [{ path: 'input.type', message: 'is required' }],
    };
    answer = { status: 422, body: problem, headers: { 'retry-after': '9' } };
    const refusal = await client()
      .deliver(event)
      .catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ProblemError);
    expect(refusal).toMatchObject({
      status: 422,
      code: 'validation_failed',
      message: 'Invalid input',
      retryAfter: 9,
      errors: problem.errors,
    });
  });

  it('keeps the extra members of a refusal', async () => {
    const body = {
      type: 'x',
      title: 'y',
      status: 409,
      code: 'scope_insufficient',
      missing_scopes: ['a'],
    };
    answer = { status: 409, body };
    const refusal = await client()
      .deliver(event)
      .catch((error: unknown) => error);
    expect((refusal as ProblemError).problem['missing_scopes']).toEqual(['a']);
  });

  it.each([
    ['an answer that is no delivery', { status: 202, body: { id: 'seven' } }],
    ['an answer that is no JSON', { status: 200, body: '<html>' }],
    ['an error page of something in between', { status: 502, body: '<html>' }],
  ])('takes %s for unreachable', async (_, given) => {
    answer = given;
    await expect(client().deliver(event)).rejects.toBeInstanceOf(UnreachableError);
  });

  it('takes a refused connection for unreachable and names the cause', async () => {
    const nowhere = createPatchbayClient({ baseUrl: 'http://127.0.0.1:1', token: 't', site: 's' });
    const error = await nowhere.deliver(event).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(UnreachableError);
    expect((error as UnreachableError).cause).toBeDefined();
  });

  it('lets an abort through as an abort', async () => {
    const aborted = AbortSignal.abort();
    const error = await client()
      .deliver(event, { signal: aborted })
      .catch((caught: unknown) => caught);
    expect((error as Error).name).toBe('AbortError');
  });
});

it('cancels many under an idempotency key, and steers the job', async () => {
  const job = {
    ...{ id: 5, kind: 'cancel_deliveries', status: 'running', total: 3, matched: 2, counted: true },
    ...{ done: 0, skipped: 1, reason: null, filter: { q: 'a' }, created_by: 'forms' },
    ...{ created_at: '2026-01-01T00:00:00Z', finished_at: null },
  };
  answer = { status: 202, body: job };
  expect(await client().cancelDeliveries({ q: 'a' }, { idempotencyKey: 'once' })).toEqual(job);
  expect(seen[0]).toMatchObject({ method: 'POST', url: '/api/v1/sites/shop/deliveries/cancel' });
  expect(seen[0]?.headers['idempotency-key']).toBe('once');
  expect(JSON.parse(seen[0]?.body ?? '')).toEqual({ filter: { q: 'a' } });
  await client().moveBulkJob(5, 'pause');
  expect(seen[1]).toMatchObject({ method: 'POST', url: '/api/v1/sites/shop/bulk-jobs/5/pause' });
  answer = { status: 200, body: { items: [job], next_cursor: null } };
  await client().listBulkJobs({ status: ['running', 'paused'] });
  expect(seen[2]?.url).toBe('/api/v1/sites/shop/bulk-jobs?status=running%2Cpaused');
});

it('tells the tag of what it read, as the server made it, and sends it with a change', async () => {
  const http = createHttp({ baseUrl });
  answer = { status: 200, body: { id: 7 }, headers: { etag: 'W/"abc"' } };
  const schema = z.object({ id: z.int() });
  const { value, tag } = await http.tagged('GET', '/x', schema);
  expect([value, tag]).toEqual([{ id: 7 }, '"abc"']);
  await http.json('PATCH', '/x', schema, { body: {}, ifMatch: tag });
  expect(seen.map(({ headers }) => headers['if-match'])).toEqual([undefined, '"abc"']);
});

it('joins lists with commas and leaves out what is not asked', async () => {
  answer = { status: 200, body: { items: [], next_cursor: null } };
  await client().pickConnections({ scopes: ['a b', 'c'], family: undefined, limit: 5 });
  expect(seen[0]?.url).toBe('/api/v1/sites/shop/pickers/connections?scopes=a+b%2Cc&limit=5');
});

it('asks for statistics and tells the group of each bucket', async () => {
  const bucket = {
    ...{ at: '2026-01-01T00:00:00Z', delivered: 3, retried: 0, failed: 1 },
    ...{ latency_p50: 20, latency_p95: 40, latency_p99: null, connection_id: null },
  };
  const kept_since = '2025-12-01T00:00:00Z';
  answer = { status: 200, body: { items: [bucket], next_cursor: null, kept_since } };
  const told = await client().deliveryStats({ bucket: 'day', group: 'connection' });
  expect(told.items).toEqual([bucket]);
  expect(seen[0]!.url).toBe('/api/v1/sites/shop/delivery-stats?bucket=day&group=connection');
});

it('encodes the site and every other part of a path', async () => {
  answer = { status: 200, body: { items: [], next_cursor: null } };
  await createPatchbayClient({ baseUrl, token: 't', site: 'a/../b' }).listConnections();
  expect(seen[0]?.url).toBe('/api/v1/sites/a%2F..%2Fb/connections');
});

describe('call', () => {
  it("returns the vendor's answer as it is, whatever its status", async () => {
    answer = { status: 404, body: { vendor: 'says no' } };
    const response = await client().call(3, '/v3/contacts', { query: { page: '2' } });
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ vendor: 'says no' });
    expect(seen[0]).toMatchObject({
      method: 'GET',
      url: '/api/v1/sites/shop/connections/3/proxy/v3/contacts?page=2',
    });
  });

  it('sends an object as JSON and never lets a header replace the token', async () => {
    answer = { status: 200, body: {} };
    const headers = { Authorization: 'Bearer stolen', 'x-other': '1' };
    await client().call(3, 'x', { method: 'POST', body: { a: 1 }, headers });
    expect(seen[0]?.headers).toMatchObject({
      authorization: 'Bearer pb_test',
      'content-type': 'application/json',
      'x-other': '1',
    });
    expect(seen[0]?.body).toBe('{"a":1}');
  });
});
