import { randomBytes, randomUUID } from 'node:crypto';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { action } from '@patchbay/connector-sdk/action';
import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { header } from '@patchbay/connector-sdk/auth/inject';
import { keyField } from '@patchbay/connector-sdk/fields';
import { mediaTypeOf } from '@patchbay/connector-sdk/result-file';
import { z } from 'zod';
import { FileRoom, ROOM_BYTES } from '../../src/modules/deliveries/worker/file-room.service.ts';
import { writeResults } from '../../src/modules/deliveries/worker/write-results.ts';
import { purgeOldDeliveries } from '../../src/modules/housekeeping/retention.ts';
import { HotDatabase } from '../../src/platform/database/hot-database.ts';
import { connect } from '../support/connections.ts';
import { dumpDatabase, formsOf } from '../support/database-dump.ts';
import { type Detail, becomes, outcomes, readDelivery } from '../support/deliveries.ts';
import { newMember } from '../support/people.ts';
import type { Agent } from '../support/start-app.ts';
import { SITE, type TestPlane, startPlane } from '../support/start-plane.ts';
import { addConnectors, plainConnector } from '../support/test-connectors.ts';
import { wholeBody } from '../support/whole-body.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const VENDOR = 'sounds';
const MOST = 1_500_000;
const CANARY = 'CANARY-in-a-file-9f31';

let plane: TestPlane;
let vendor: Server;
let connection: number;
/** What the vendor answers to its one action, and how often it was asked. */
let answer: { type: string; body: Buffer; status?: number } = { type: '', body: Buffer.alloc(0) };
let asked = 0;

beforeAll(async () => {
  vendor = createServer((request, response) => {
    const isTest = request.url === '/api/me';
    asked += isTest ? 0 : 1;
    const {
      type,
      body,
      status = 200,
    } = isTest
      ? { status: 200, type: 'application/json', body: Buffer.from('{"id":"1","name":"Me"}') }
      : answer;
    response.writeHead(status, { 'content-type': type, 'x-characters': '19' }).end(body);
  });
  await new Promise<void>((resolve) => vendor.listen(0, '127.0.0.1', resolve));
  plane = await startPlane();
  const base = `http://127.0.0.1:${(vendor.address() as AddressInfo).port}`;
  const key = apiKey({
    fields: z.strictObject({ api_key: keyField({ title: 'Key' }) }),
    inject: header('x-key', 'api_key'),
  });
  const plain = { title: 'T', description: 'D.', sample: {}, input: z.strictObject({}) };
  const actions = {
    speak: action({
      ...plain,
      request: () => ({ method: 'POST', path: '/api/speech' }),
      result: {
        schema: z.object({ characters: z.number() }),
        read: ({ headers }) => ({ characters: Number(headers['x-characters']) }),
        file: {
          in: 'body',
          mostBytes: MOST,
          read: ({ headers }) => {
            const mediaType = mediaTypeOf(headers['content-type']);
            return mediaType === undefined ? undefined : { name: 'speech.mp3', mediaType };
          },
        },
      },
    }),
    label: action({
      ...plain,
      request: () => ({ method: 'POST', path: '/api/labels' }),
      result: {
        schema: z.object({ shipment: z.string() }),
        read: ({ body }) => z.object({ shipment: z.string() }).safeParse(body).data,
        file: {
          in: 'json',
          mostBytes: MOST,
          read: ({ body }) => {
            const base64 = z.object({ label: z.string() }).safeParse(body).data?.label;
            return base64 === undefined
              ? undefined
              : { name: 'label.pdf', mediaType: 'application/pdf', base64 };
          },
        },
      },
    }),
  };
  addConnectors(plane, plainConnector(VENDOR, base, [key], { actions }));
  const wanted = { connector_type: VENDOR, auth_flow: 'api_key', credentials: { api_key: 'k' } };
  connection = (await connect(plane, wanted)).id;
});
afterAll(async () => {
  await plane.close();
  await new Promise((resolve) => vendor.close(resolve));
});
beforeEach(() => {
  asked = 0;
});

type Told = Detail & { result: Record<string, unknown> & { file?: Record<string, unknown> } };

let events = 0;
async function delivered(name: 'speak' | 'label'): Promise<Told> {
  const body = {
    ...{ connection_id: connection, action: name, input: {} },
    ...{ originating_module: 'forms', event_identifier: `file-${++events}` },
  };
  const { id } = (await plane.admin.post(`${SITE}/deliveries`).send(body).expect(202)).body;
  return (await becomes(plane, id, 'delivered', 'failed')) as Told;
}

async function spoken(body: Buffer): Promise<Told> {
  answer = { type: 'audio/mpeg; rate=44100', body };
  return delivered('speak');
}

const json = (value: object) => ({
  type: 'application/json',
  body: Buffer.from(JSON.stringify(value)),
});
const fetched = (url: unknown, as = plane.admin) =>
  as.get(String(url)).buffer(true).parse(wholeBody);

it('hands out byte for byte what the vendor sent, to be saved and never shown', async () => {
  const sound = randomBytes(MOST);
  const { id, result } = await spoken(sound);
  const url = `${SITE}/deliveries/${id}/files/speech.mp3`;
  const file = { name: 'speech.mp3', media_type: 'audio/mpeg', size: MOST, url };
  expect(result).toEqual({ characters: 19, file });
  const { body, headers } = await fetched(url).expect(200);
  expect(sound.equals(body as Buffer)).toBe(true);
  expect(headers).toMatchObject({
    'content-type': 'audio/mpeg',
    'content-length': String(MOST),
    'content-disposition': 'attachment; filename="speech.mp3"',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  });
});

it('hands out what a field of the answer held, and tells the rest of it', async () => {
  const label = randomBytes(50_000);
  answer = json({ shipment: 's-1', label: label.toString('base64') });
  const { result } = await delivered('label');
  expect(result).toMatchObject({ shipment: 's-1', file: { name: 'label.pdf', size: 50_000 } });
  const { body } = await fetched(result.file!['url']).expect(200);
  expect(label.equals(body as Buffer)).toBe(true);
});

it('keeps files sealed', async () => {
  const { result } = await spoken(Buffer.from(`ID3 ${CANARY}`));
  expect(String((await fetched(result.file!['url'])).body)).toContain(CANARY);
  const dump = await dumpDatabase(plane.db);
  for (const form of formsOf(CANARY)) expect(dump).not.toContain(form);
});

it('opens no file that was moved to another delivery, or made one of another kind', async () => {
  const [mine, other] = [await spoken(Buffer.from('mine')), await spoken(Buffer.from('other'))];
  await plane.db.query(`UPDATE delivery_files SET content_blob =
    (SELECT content_blob FROM delivery_files WHERE delivery_id = $1) WHERE delivery_id = $2`, [mine.id, other.id]); // prettier-ignore
  await fetched(other.result.file!['url']).expect(404);
  await plane.db.query(`UPDATE delivery_files SET media_type = 'text/html' WHERE delivery_id = $1`, [mine.id]); // prettier-ignore
  await fetched(mine.result.file!['url']).expect(404);
});

it.each([
  ['a body', 'speak', () => ({ type: 'audio/mpeg', body: randomBytes(MOST + 1) }), 19],
  ['a field', 'label', () => json({ shipment: 's', label: randomBytes(MOST + 1).toString('base64') }), 's'],
  ['an answer', 'label', () => json({ label: randomBytes(4 * MOST).toString('base64') }), undefined],
] as const)('is delivered once and says so when %s is larger than a file may be', async (_, name, made, told) => {
  answer = made();
  const done = await delivered(name);
  expect(outcomes(done)).toEqual(['delivered']);
  expect(asked).toBe(1);
  expect(done.result).toMatchObject({ file_missing: { reason: 'too_large', most_bytes: MOST } });
  expect(done.result).not.toHaveProperty('file');
  expect(done.result['characters'] ?? done.result['shipment']).toBe(told);
}); // prettier-ignore

it('says so when the file cannot be decoded', async () => {
  answer = json({ shipment: 's-2', label: 'no base64!' });
  const { result } = await delivered('label');
  expect(result).toEqual({
    ...{ shipment: 's-2', file_missing: { reason: 'unreadable', most_bytes: MOST } },
  });
});

const tokenFor = async (limits: object) => {
  const body = { name: 'Limited', module: 'forms', capabilities: ['deliveries.browse'], ...limits };
  const made = await plane.admin.post(`${SITE}/tokens`).send(body).expect(201);
  return plane.anonymous().set('Authorization', `Bearer ${made.body.token}`) as Agent;
};

it('is there for whoever may read the result, and for nobody else', async () => {
  const { id, result } = await spoken(Buffer.from('ID3'));
  const url = String(result.file!['url']);
  const member = (role: string) => newMember(plane, plane.admin, `${role}@example.com`, role);
  await fetched(url, (await member('Editor')).agent).expect(200);
  await fetched(url, (await member('Viewer')).agent).expect(403);
  await fetched(url, await tokenFor({ connections: [connection] })).expect(200);
  await fetched(url, await tokenFor({ families: ['payment'] })).expect(404);
  await fetched(`${SITE}/deliveries/${id}/files/other.mp3`).expect(404);
  await fetched(`${SITE}/deliveries/${id + 999}/files/speech.mp3`).expect(404);
  await plane.admin.post('/api/v1/sites').send({ slug: 'far', name: 'Far' }).expect(201);
  await fetched(url.replace('/default/', '/far/')).expect(404);
});

it('is not stored by a worker that has lost the delivery', async () => {
  const { id, result } = await spoken(Buffer.from('kept'));
  const [delivery] = await plane.db.query('SELECT * FROM deliveries WHERE id = $1', [id]);
  const late = { name: 'late.mp3', mediaType: 'audio/mpeg', blob: Buffer.from('late') };
  await writeResults(plane.app.get(HotDatabase), randomUUID(), [
    {
      ...{ delivery, connection: { name: 'Late', connectorType: VENDOR }, status: 'delivered' },
      ...{ attempts: 1, scheduleBase: 0, nextAttemptAt: null, log: [], breaker: null },
      ...{ resultBlob: Buffer.from('late'), file: late },
    },
  ]);
  const files = await plane.db.query('SELECT name FROM delivery_files WHERE delivery_id = $1', [
    id,
  ]);
  expect(files).toEqual([{ name: 'speech.mp3' }]);
  expect(((await readDelivery(plane, id)) as Told).result).toEqual(result);
});

it('goes with its delivery when the site’s retention ends', async () => {
  const [old, fresh] = [await spoken(Buffer.from('old')), await spoken(Buffer.from('fresh'))];
  await plane.db.query(`UPDATE deliveries SET created_at = created_at - interval '400 days',
    finished_at = finished_at - interval '400 days' WHERE id = $1`, [old.id]); // prettier-ignore
  await purgeOldDeliveries(plane.db);
  const left = await plane.db.query('SELECT delivery_id FROM delivery_files WHERE delivery_id = ANY($1)', [[old.id, fresh.id]]); // prettier-ignore
  expect(left.map(({ delivery_id }: { delivery_id: string }) => Number(delivery_id))).toEqual([fresh.id]); // prettier-ignore
  await fetched(old.result.file!['url']).expect(404);
  expect((await readDelivery(plane, fresh.id)).status).toBe('delivered');
});

it('leaves all room to others once its delivery has ended, however it ended', async () => {
  answer = { type: 'audio/mpeg', body: Buffer.from('ID3'), status: 400 };
  expect((await delivered('speak')).status).toBe('failed');
  answer = { type: 'audio/mpeg', body: Buffer.from('ID3') };
  expect((await delivered('speak')).status).toBe('delivered');
  const rooms = plane.app.get(FileRoom);
  expect(await rooms.reserve(0, ROOM_BYTES, 1000)).toBe(true);
  expect(await rooms.reserve(1, 1, 10)).toBe(false);
  rooms.free(0);
});
