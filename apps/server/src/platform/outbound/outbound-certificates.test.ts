import { type Server, createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failureOf, get, testClient } from '../../../test/support/outbound.ts';
import { selfSigned } from '../../../test/support/self-signed.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { Secret } from '../logging/secret.ts';
import type { ClientCertificate } from './client-certificate.ts';
import type { OutboundClient, OutboundOptions } from './outbound-client.ts';
import { Pools } from './pools.ts';

const HOST = 'vendor.example';

describe('a client certificate', () => {
  const server = selfSigned(HOST);
  const shop = selfSigned('shop.example');
  const other = selfSigned('other.example');
  const resolveAll: OutboundOptions['resolveAll'] = () =>
    Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
  let vendor: Server;
  let url: string;
  let client: OutboundClient;

  beforeEach(async () => {
    vendor = createServer(
      { ...server, requestCert: true, rejectUnauthorized: true, ca: [shop.cert, other.cert] },
      (request, response) => {
        const { subject } = (request.socket as TLSSocket).getPeerCertificate();
        response.end(String(subject.CN));
      },
    );
    vendor.on('tlsClientError', () => undefined);
    await new Promise<void>((resolve) => vendor.listen(0, '127.0.0.1', resolve));
    url = `https://${HOST}:${(vendor.address() as AddressInfo).port}/`;
    client = testClient({ resolveAll, ca: server.cert });
  });
  afterEach(async () => {
    await client.close(0);
    vendor.closeAllConnections();
    await new Promise((resolve) => vendor.close(resolve));
  });

  const as = ({ cert, key }: { cert: string; key: string }): ClientCertificate =>
    Secret.of({ certificate: cert, key });
  const who = async (certificate: ClientCertificate) =>
    (await client.send(get(url, { clientCertificate: certificate }))).text;

  it('is presented to a server that asks for one', async () => {
    expect(await who(as(shop))).toBe('shop.example');
  });

  it('is never another caller’s: each has sockets of its own', async () => {
    const calls = Array.from({ length: 20 }, (_, n) => who(as(n % 2 ? shop : other)));
    const expected = Array.from({ length: 20 }, (_, n) => (n % 2 ? 'shop' : 'other'));
    expect(await Promise.all(calls)).toEqual(expected.map((name) => `${name}.example`));
    const error = await failureOf(client.send(get(url)));
    expect(['tls_failed', 'connection_reset']).toContain(error.code);
  });

  it('that the server does not know is a failure of TLS, not of this program', async () => {
    const stranger = selfSigned('stranger.example');
    const error = await failureOf(client.send(get(url, { clientCertificate: as(stranger) })));
    expect(['tls_failed', 'connection_reset']).toContain(error.code);
  });

  it('opened with its passphrase is presented too', async () => {
    const { createPrivateKey } = await import('node:crypto');
    const key = createPrivateKey(shop.key)
      .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'open sesame' })
      .toString();
    const texts = { certificate: shop.cert, key, passphrase: 'open sesame' };
    expect(await who(Secret.of(texts))).toBe('shop.example');
  });

  it('that is none ends the call without repeating what is there instead', async () => {
    const texts = { certificate: 'CANARY', key: 'CANARY' };
    const error = await failureOf(client.send(get(url, { clientCertificate: Secret.of(texts) })));
    expect(error.code).toBe('tls_failed');
    expect(JSON.stringify([error.message, String(error.cause), error.stack])).not.toContain(
      'CANARY',
    );
  });

  it('holds its pool open no longer than it is used, and not for more than so many', async () => {
    const pools = new Pools({
      ...{ allow: [], timeoutMs: 1000, connections: 1, maxOrigins: 256, maxHeaderBytes: 1024 },
      certifiedIdleMs: 50,
    });
    for (let n = 0; n < 70; n += 1) {
      const { cert, key } = n % 2 ? shop : other;
      pools.certified(url, false, Secret.of({ certificate: cert, key, passphrase: String(n) }));
    }
    expect(pools.size).toBe(64);
    pools.get(url, false);
    await sleep(200);
    expect(pools.size).toBe(1);
    await pools.close(0);
  });

  it('does not travel in the clear', async () => {
    const plain = url.replace('https', 'http');
    const error = await failureOf(client.send(get(plain, { clientCertificate: as(shop) })));
    expect(error.code).toBe('connection_reset');
  });
});
