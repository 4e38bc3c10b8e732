import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { action } from '@patchbay/connector-sdk/action';
import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { keyField } from '@patchbay/connector-sdk/fields';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { connect } from '../support/connections.ts';
import { SITE, type TestPlane, eventually, startPlane } from '../support/start-plane.ts';
import { addConnectors, plainConnector } from '../support/test-connectors.ts';

interface Arrived {
  headers: IncomingHttpHeaders;
  body: Buffer;
}

let plane: TestPlane;
let vendor: Server;
let id: number;
const arrived: Arrived[] = [];

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
const fileInput = z.strictObject({ as: z.enum(['bytes', 'form', 'related']), data: z.string() });

/** Sends what it is handed in each of the forms that bytes travel in, signed. */
const upload = action({
  ...{ title: 'Upload', description: 'Sends bytes.', sample: { as: 'bytes', data: 'AA==' } },
  input: fileInput,
  request: ({ as, data }) => {
    const file = { name: 'file', filename: 'ä "1".bin', contentType: 'image/png', bytes: data };
    const parts = [{ name: 'about', json: { ok: true } }, file];
    const to = { method: 'POST', path: '/upload' } as const;
    if (as === 'bytes') return { ...to, headers: { 'content-type': 'image/png' }, bytes: data };
    return { ...to, multipart: { subtype: as === 'form' ? 'form-data' : 'related', parts } };
  },
});

beforeAll(async () => {
  vendor = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      arrived.push({ headers: request.headers, body: Buffer.concat(chunks) });
      response.setHeader('content-type', 'application/json');
      response.end('{"id":"1","name":"Acme"}');
    });
  });
  await new Promise<void>((resolve) => vendor.listen(0, '127.0.0.1', resolve));
  plane = await startPlane({ logLevel: 'debug' });
  const auth = apiKey({
    fields: z.strictObject({ key: keyField({ title: 'Key' }) }),
    inject: (request) => {
      const isBytes = typeof request.body !== 'string' && request.body.length > 0;
      request.headers['x-signature'] = `${isBytes ? 'bytes' : 'text'} ${sha256(request.body)}`;
    },
  });
  const base = `http://127.0.0.1:${(vendor.address() as AddressInfo).port}`;
  addConnectors(plane, plainConnector('uploads', base, [auth], { actions: { upload } }));
  const body = { connector_type: 'uploads', auth_flow: 'api_key', credentials: { key: 'k' } };
  ({ id } = await connect(plane, body));
});
afterAll(async () => {
  await plane.close();
  vendor.closeAllConnections();
  await new Promise((resolve) => vendor.close(resolve));
});

async function deliver(as: string, data: Buffer): Promise<Arrived> {
  arrived.length = 0;
  const input = { as, data: data.toString('base64') };
  const event = { originating_module: 'files', event_identifier: `${as}-${data.length}` };
  const accepted = await plane.admin
    .post(`${SITE}/deliveries`)
    .send({ connection_id: id, action: 'upload', input, ...event })
    .expect(202);
  await eventually(async () => {
    const { body } = await plane.admin.get(`${SITE}/deliveries/${accepted.body.id}`);
    return body.status === 'delivered';
  }, `the delivery of ${data.length} bytes as ${as}`);
  return arrived[0]!;
}

/** As many bytes as a body of 1 MiB of JSON can carry in Base64. */
const LARGEST = randomBytes(785_000);

describe('a delivery of bytes', () => {
  it.each([
    ['none', Buffer.alloc(0)],
    ['one', Buffer.of(0)],
    ['every value', Buffer.from(Array.from({ length: 256 }, (_, n) => n))],
    ['as many as a delivery takes', LARGEST],
  ])('arrives byte by byte, with its length, signed as it is: %s', async (_, data) => {
    const { headers, body } = await deliver('bytes', data);
    expect(sha256(body)).toBe(sha256(data));
    expect(headers['content-type']).toBe('image/png');
    expect(headers['content-length'] ?? '0').toBe(String(data.length));
    expect(headers['x-signature']).toBe(`${data.length > 0 ? 'bytes' : 'text'} ${sha256(data)}`);
  });

  it.each(['form', 'related'])('arrives as a part of a multipart body: %s', async (as) => {
    const { headers, body } = await deliver(as, LARGEST);
    expect(headers['content-type']).toMatch(/^multipart\/(form-data|related); boundary=patchbay-/);
    expect(headers['content-length']).toBe(String(body.length));
    expect(headers['x-signature']).toBe(`bytes ${sha256(body)}`);
    const start = body.indexOf(LARGEST.subarray(0, 64));
    expect(body.subarray(start, start + LARGEST.length).equals(LARGEST)).toBe(true);
  });

  it('larger than a delivery takes is refused before it is stored', async () => {
    const input = { as: 'bytes', data: randomBytes(800_000).toString('base64') };
    const event = { originating_module: 'files', event_identifier: 'too-large' };
    await plane.admin
      .post(`${SITE}/deliveries`)
      .send({ connection_id: id, action: 'upload', input, ...event })
      .expect(413);
  });

  it('stands in no log line', () => {
    const lines = plane.logged.join('\n');
    expect(lines).toContain('/upload');
    expect(lines).not.toContain(LARGEST.toString('base64').slice(0, 60));
    expect(lines.length).toBeLessThan(LARGEST.length);
  });
});
