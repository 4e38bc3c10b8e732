import { generateKeyPairSync, createPrivateKey } from 'node:crypto';
import { type Server, createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { keyField, secretTextField } from '@patchbay/connector-sdk/fields';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { VendorCallService } from '../../src/modules/connections/vendor-call.service.ts';
import type { OutboundClient } from '../../src/platform/outbound/outbound-client.ts';
import { connect, countConnections, readConnection } from '../support/connections.ts';
import { dumpDatabase, formsOf } from '../support/database-dump.ts';
import { testClient } from '../support/outbound.ts';
import { selfSigned } from '../support/self-signed.ts';
import { SITE, type TestPlane, startPlane } from '../support/start-plane.ts';
import { addConnectors, plainConnector } from '../support/test-connectors.ts';

const server = selfSigned('vendor.example');
const shop = selfSigned('shop.example');
const LOCKED = createPrivateKey(shop.key)
  .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'open sesame' })
  .toString();

let plane: TestPlane;
let vendor: Server;
let client: OutboundClient;

beforeAll(async () => {
  vendor = createServer(
    { ...server, requestCert: true, rejectUnauthorized: true, ca: [shop.cert] },
    (request, response) => {
      const { subject } = (request.socket as TLSSocket).getPeerCertificate();
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ id: '1', name: subject.CN }));
    },
  );
  vendor.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => vendor.listen(0, '127.0.0.1', resolve));
  plane = await startPlane();
  // The process trusts no authority of the test; its calls go through a client that does.
  client = testClient({
    ca: server.cert,
    resolveAll: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
  });
  Object.assign(plane.app.get(VendorCallService), { outbound: client });
  const { port } = vendor.address() as AddressInfo;
  const auth = apiKey({
    fields: z.strictObject({
      certificate: secretTextField({ title: 'Certificate' }),
      key: secretTextField({ title: 'Key' }).optional(),
      passphrase: keyField({ title: 'Passphrase' }).optional(),
    }),
    inject: () => undefined,
    clientCertificate: { certificate: 'certificate', key: 'key', passphrase: 'passphrase' },
  });
  addConnectors(plane, plainConnector('certified', `https://vendor.example:${port}`, [auth]));
});
afterAll(async () => {
  await plane.close();
  await client.close(0);
  vendor.closeAllConnections();
  await new Promise((resolve) => vendor.close(resolve));
});
beforeEach(() => plane.db.query('DELETE FROM connections'));

const body = (credentials: object) => ({
  ...{ connector_type: 'certified', auth_flow: 'api_key', credentials },
});

describe('a connection with a client certificate', () => {
  it.each([
    ['a plain key', { certificate: shop.cert, key: shop.key }],
    [
      'a key under a passphrase',
      { certificate: shop.cert, key: LOCKED, passphrase: 'open-sesame' },
    ],
  ])('presents it at every call: %s', async (_, credentials) => {
    if ('passphrase' in credentials) {
      const locked = createPrivateKey(shop.key).export({
        ...{ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'open-sesame' },
      });
      credentials.key = locked.toString();
    }
    const row = await connect(plane, body(credentials));
    expect(row).toMatchObject({ state: 'active', vendor_account_name: 'shop.example' });
    const proxied = await plane.admin.get(`${SITE}/connections/${row.id}/proxy/api/me`);
    expect(proxied.body.name).toBe('shop.example');
  });

  it('is known to end with it', async () => {
    const row = await connect(plane, body({ certificate: shop.cert, key: shop.key }));
    const hours = (Date.parse(String(row['expires_at'])) - Date.now()) / 3_600_000;
    expect(hours).toBeCloseTo(24, 0);
    expect(await readConnection(plane, row.id)).toMatchObject({ has_refresh_token: false });
  });

  const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();
  it.each([
    ['certificate', { certificate: 'CANARY', key: shop.key }, 'holds no certificate in PEM form'],
    ['certificate', { certificate: shop.key, key: shop.key }, 'holds no certificate in PEM form'],
    ['key', { certificate: shop.cert, key: 'CANARY' }, 'holds no private key in PEM form'],
    ['key', { certificate: shop.cert, key: stranger }, 'is not the certificate’s key'],
    ['key', { certificate: shop.cert }, 'is missing; a certificate needs its key'],
    ['passphrase', { certificate: shop.cert, key: LOCKED }, 'does not open the private key'],
    [
      'passphrase',
      { certificate: shop.cert, key: LOCKED, passphrase: 'wrong' },
      'does not open the private key',
    ],
  ])('is refused by the name of its %s: %#', async (field, credentials, message) => {
    const answer = await plane.admin.post(`${SITE}/connections`).send(body(credentials));
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([{ path: `credentials.${field}`, message }]);
    expect(JSON.stringify(answer.body)).not.toContain('CANARY');
    expect(await countConnections(plane)).toBe(0);
  });

  it('of an end that has come is refused', async () => {
    const past = selfSigned('shop.example', Date.now() - 3 * 86_400_000);
    const answer = await plane.admin
      .post(`${SITE}/connections`)
      .send(body({ certificate: past.cert, key: past.key }));
    expect(answer.body.errors[0].message).toMatch(/^ended on \d{4}-\d\d-\d\d$/);
  });

  it('keeps its key out of the database, the log and every answer', async () => {
    const row = await connect(plane, body({ certificate: shop.cert, key: shop.key }));
    const dumped = await dumpDatabase(plane.db);
    const line = shop.key.split('\n')[1]!;
    for (const secret of formsOf(line)) {
      expect(dumped).not.toContain(secret);
      expect(plane.logged.join('\n')).not.toContain(secret);
      expect(JSON.stringify(row)).not.toContain(secret);
    }
  });
});
