import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { MasterKey } from '../../src/platform/crypto/master-key.ts';
import { type SpawnedServer, spawnServer } from '../support/spawn-server.ts';
import { type TestApp, startApp } from '../support/start-app.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let used: TestApp;
let server: SpawnedServer | undefined;
beforeAll(async () => {
  used = await startApp();
  const admin = await used.signedIn();
  const secret = { client_id: 'a', client_secret: 'something sealed' };
  await admin.put('/api/v1/sites/default/connectors/hubspot/oauth-app').send(secret).expect(200);
});
afterEach(async () => {
  server?.kill('SIGKILL');
  await server?.exited;
});
afterAll(() => used.close());

const start = (masterKey: string) =>
  (server = spawnServer({ DATABASE_URL: used.database.url, MASTER_KEY: masterKey }));

it('a start with another master key than the one that sealed what is stored is refused', async () => {
  const other = MasterKey.generate();
  const { exited, said } = start(other.base64);
  expect(await exited).toEqual({ code: 1, signal: null });
  expect(said()).toContain(`need master key ${used.masterKey.id}`);
  expect(said()).toContain(`the configured one is ${other.key.id}`);
  for (const key of [other.base64, used.masterKeyBase64]) expect(said()).not.toContain(key);
  expect(said()).not.toMatch(/^\s+at /m);
});

it('a start with a data key that somebody changed is refused', async () => {
  const change = `UPDATE data_keys SET wrapped = set_byte(wrapped, 40, get_byte(wrapped, 40) # 1)`;
  await used.db.query(change);
  const { exited, said } = start(used.masterKeyBase64);
  expect(await exited).toEqual({ code: 1, signal: null });
  expect(said()).toContain('does not open');
  await used.db.query(change);
});

it('a start with the right one opens it', async () => {
  const { ready } = start(used.masterKeyBase64);
  expect(await ready()).toMatch(/^http:\/\/localhost:\d+$/);
});
