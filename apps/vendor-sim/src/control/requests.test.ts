import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startVendorSim, type VendorSim } from '../start.ts';
import { call, control, token } from '../../test/client.ts';

let sim: VendorSim;

beforeAll(async () => {
  sim = await startVendorSim();
});
afterAll(() => sim.close());
beforeEach(() => sim.sim.reset());

const hook = (text: string) =>
  call(sim, 'POST', '/webhook_generic/hooks/orders', {
    text,
    headers: { 'webhook-id': 'msg_1', 'content-type': 'application/json' },
  });
const requests = (query = '') => call(sim, 'GET', `/_control/requests${query}`);

it('keeps a hook as it came: raw body, headers, answer', async () => {
  const text = '{ "spaced":  "ä" }';
  expect((await hook(text)).status).toBe(204);
  const { body } = await requests('?vendor=webhook_generic');
  expect(body).toMatchObject({ count: 1, received: { webhook_generic: 1 } });
  expect(body.items).toMatchObject([
    {
      vendor: 'webhook_generic',
      method: 'POST',
      path: '/hooks/orders',
      raw_body: text,
      headers: { 'webhook-id': 'msg_1' },
      status: 204,
    },
  ]);
});

it('keeps bytes that are no text in base64', async () => {
  await fetch(`${sim.url}/webhook_generic/hooks/b`, {
    method: 'POST',
    body: Buffer.from([255, 0]),
  });
  const { body } = await requests();
  expect(body.items).toMatchObject([{ raw_body: null, raw_body_base64: '/wA=' }]);
});

it('keeps what the authorization server was asked', async () => {
  await token(sim, '/hubspot/oauth/v3/token', { grant_type: 'refresh_token', refresh_token: 'x' });
  const { body } = await requests('?vendor=hubspot&path=/oauth/*');
  expect(body.items).toMatchObject([
    { path: '/oauth/v3/token', status: 400, raw_body: expect.stringContaining('refresh_token=x') },
  ]);
});

it('finds by vendor, path, method and what came since', async () => {
  await hook('1');
  const { body: first } = await requests();
  const since = first.items[0]!.id as number;
  await hook('2');
  await call(sim, 'GET', '/stripe/v1/account');
  expect((await requests(`?since=${since}`)).body.count).toBe(2);
  expect((await requests(`?since=${since}&vendor=stripe`)).body.count).toBe(1);
  expect((await requests('?method=get')).body.count).toBe(1);
  expect((await requests('?path=/hooks/*&limit=1')).body.items).toMatchObject([{ raw_body: '2' }]);
  const later = new Date(Date.now() + 60_000).toISOString();
  expect((await requests(`?since=${later}`)).body.count).toBe(0);
});

it('waits until enough has come', async () => {
  const waiting = requests('?vendor=webhook_generic&at_least=2&wait_ms=5000');
  await hook('1');
  await hook('2');
  expect((await waiting).body.count).toBe(2);
});

it('gives up waiting when the time is over', async () => {
  const started = performance.now();
  expect((await requests('?at_least=1&wait_ms=100')).body.count).toBe(0);
  expect(performance.now() - started).toBeLessThan(2000);
});

it('only counts hooks while recording is off', async () => {
  await control(sim, '/recording', { on: false });
  expect((await hook('x'.repeat(500))).status).toBe(204);
  await control(sim, '/recording', { on: true });
  await hook('kept');
  const { body } = await requests();
  expect(body).toMatchObject({ count: 1, received: { webhook_generic: 2 } });
});

it('still fails hooks by faults while recording is off', async () => {
  await control(sim, '/recording', { on: false });
  await control(sim, '/fault', { kind: 'status', status: 503, vendor: 'webhook_generic' });
  expect((await hook('1')).status).toBe(503);
  expect((await hook('2')).status).toBe(204);
});

it('forgets everything on reset', async () => {
  await hook('1');
  await control(sim, '/keys', { vendor: 'api_key_generic', key: 'demo-api-key', state: 'expired' });
  await control(sim, '/fault', { kind: 'status', times: 'always' });
  await control(sim, '/reset');
  expect((await requests()).body).toMatchObject({ count: 0, received: {} });
  const me = await call(sim, 'GET', '/api_key_generic/api/me', { token: 'demo-api-key' });
  expect(me.status).toBe(200);
});

it('answers 404 for a vendor and a control it does not have', async () => {
  expect((await call(sim, 'GET', '/nobody/api')).status).toBe(404);
  expect((await control(sim, '/nothing')).status).toBe(404);
});
