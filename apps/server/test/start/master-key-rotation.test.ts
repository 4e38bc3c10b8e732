import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import request from 'supertest';
import { addMasterKey } from '../../src/platform/crypto/master-key-file.ts';
import { MasterKey } from '../../src/platform/crypto/master-key.ts';
import { loadMasterKeys } from '../../src/platform/keys/load-master-keys.ts';
import { keyStatus } from '../../src/platform/keys/key-status.ts';
import { wrappedBy } from '../../src/platform/keys/rewrap-keys.ts';
import { STRIPE_KEY, bodies, connect } from '../support/connections.ts';
import { dumpDatabase, formsOf } from '../support/database-dump.ts';
import { type SpawnedServer, spawnServer } from '../support/spawn-server.ts';
import { ADMIN, type Agent } from '../support/start-app.ts';
import { SITE, type TestPlane, eventually, startPlane } from '../support/start-plane.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const PATIENCE_MS = 60_000;

let plane: TestPlane;
let folder: ReturnType<typeof temporaryFolder>;
let connection: number;
const running: SpawnedServer[] = [];
beforeEach(async () => {
  folder = temporaryFolder();
  plane = await startPlane({ workers: false });
  connection = (await connect(plane, bodies.stripe())).id;
});
afterEach(async () => {
  for (const server of running.splice(0)) {
    server.kill('SIGKILL');
    await server.exited;
  }
  await plane.close();
  folder.remove();
});

function start(env: Record<string, string>): SpawnedServer {
  const data = { DATA_DIR: folder.path, KEY_CACHE: '1s', ROLE: 'api', LOG_LEVEL: 'info' };
  const server = spawnServer({ ...plane.env, ...data, ...env });
  running.push(server);
  return server;
}

async function end(server: SpawnedServer, signal: NodeJS.Signals): Promise<void> {
  server.kill(signal);
  await server.exited;
  running.splice(running.indexOf(server), 1);
}

async function signedIn(server: SpawnedServer): Promise<Agent> {
  const agent = request.agent(await server.ready());
  await agent.post('/api/v1/auth/login').send(ADMIN).expect(204);
  return agent;
}

/** A new site needs keys of its own, and a test opens what is stored. */
async function works(agent: Agent, site: string): Promise<void> {
  const tested = await agent.post(`${SITE}/connections/${connection}/test`).expect(200);
  expect(tested.body.outcome).toBe('connected');
  await agent.post('/api/v1/sites').send({ slug: site, name: site }).expect(201);
  await agent.get(`/api/v1/sites/${site}/settings`).expect(200);
  for (const each of ['default', site]) {
    const { body } = await agent.get(`/api/v1/sites/${each}/activity/verify`).expect(200);
    expect(body).toMatchObject({ ok: true });
  }
}

const wrappedOnlyBy = (id: string) =>
  eventually(
    async () => [...(await wrappedBy(plane.db)).keys()].join() === id,
    `everything wrapped by ${id}`,
    PATIENCE_MS,
  );

const next = MasterKey.generate();
const rotated = () => ({ MASTER_KEY: next.base64, MASTER_KEY_PREVIOUS: plane.masterKeyBase64 });

describe('a new master key in the environment', () => {
  it('goes round one process after the other, each of which opens everything at any time', async () => {
    const [one, two] = [start({}), start({})];
    const first = await signedIn(one);
    const cookie = await signedIn(two);
    await end(one, 'SIGTERM');
    const renewed = start(rotated());
    const agent = await signedIn(renewed);
    await works(agent, 'by-the-new');
    await works(cookie, 'by-the-old');
    // The old process lives and cannot open what the new key wraps: nothing is.
    expect([...(await wrappedBy(plane.db)).keys()]).toEqual([plane.masterKey.id]);
    await cookie.get('/api/v1/sites/by-the-new/settings').expect(200);

    await end(two, 'SIGTERM');
    await wrappedOnlyBy(next.key.id);
    await eventually(async () => renewed.said().includes('no longer needed'), 'the word of it', PATIENCE_MS); // prettier-ignore
    await works(agent, 'after');
    const keys = await loadMasterKeys({ dataDir: folder.path, masterKey: next.base64, masterKeyPrevious: plane.masterKeyBase64 }); // prettier-ignore
    expect(await keyStatus(plane.db, keys)).toMatchObject({
      ...{ rotating: false, superseded: [plane.masterKey.id], unknown: [] },
    });

    await end(renewed, 'SIGTERM');
    const alone = start({ MASTER_KEY: next.base64 });
    await works(await signedIn(alone), 'without-the-old');
    expect(first).toBeDefined();
    const said = [one, two, renewed, alone].map((server) => server.said()).join();
    const dump = await dumpDatabase(plane.db);
    for (const secret of [next.base64, plane.masterKeyBase64, STRIPE_KEY]) {
      for (const form of formsOf(secret)) expect(said + dump).not.toContain(form);
    }
  });

  it('keeps the sessions that the old one signed, as long as both are there', async () => {
    const one = start({});
    const agent = await signedIn(one);
    const { headers } = await agent.get('/api/v1/me').expect(200);
    const cookie = String(headers['set-cookie']).split(';')[0]!;
    await end(one, 'SIGTERM');
    const two = start(rotated());
    const url = await two.ready();
    await request(url).get('/api/v1/me').set('Cookie', cookie).expect(200);
    await wrappedOnlyBy(next.key.id);
    await end(two, 'SIGTERM');
    const three = start({ MASTER_KEY: MasterKey.generate().base64, MASTER_KEY_PREVIOUS: next.base64 }); // prettier-ignore
    await request(await three.ready())
      .get('/api/v1/me')
      .set('Cookie', cookie)
      .expect(401);
  });

  it('survives kills of those who rewrap, at any moment', async () => {
    for (let n = 0; n < 20; n += 1) {
      await plane.admin
        .post('/api/v1/sites')
        .send({ slug: `s${n}`, name: 'x' })
        .expect(201);
      await plane.admin.get(`/api/v1/sites/s${n}/settings`).expect(200);
    }
    for (let kill = 0; kill < 2; kill += 1) {
      const server = start(rotated());
      await server.ready();
      await new Promise((resolve) => setTimeout(resolve, 3500 + 700 * kill));
      await end(server, 'SIGKILL');
    }
    const last = start(rotated());
    const agent = await signedIn(last);
    await wrappedOnlyBy(next.key.id);
    await works(agent, 'after-all');
    for (let n = 0; n < 20; n += 9) {
      const { body } = await agent.get(`/api/v1/sites/s${n}/activity/verify`).expect(200);
      expect(body).toMatchObject({ ok: true, checked: 1 });
    }
  });
});

describe('a new master key file beside the old one', () => {
  /** The files of a folder stand for the environment, in every process. */
  const env = { MASTER_KEY: '' };

  it('is taken by running processes, with nothing restarted', async () => {
    // A database of its own: these processes make their key themselves.
    await plane.db.query(`UPDATE data_keys SET master_key_id = master_key_id`);
    await plane.db.query('TRUNCATE data_keys, audit_keys, connections, oauth_apps, activity, activity_heads, idempotency_keys CASCADE'); // prettier-ignore
    const one = start(env);
    await one.ready();
    const two = start(env);
    const [left, right] = [await signedIn(one), await signedIn(two)];
    connection = (await left.post(`${SITE}/connections`).send(bodies.stripe()).expect(201)).body.id;
    await works(right, 'before');
    await addMasterKey(folder.path);
    await works(left, 'meanwhile');
    expect(readdirSync(folder.path).sort()).toEqual(expect.arrayContaining(['master.key', 'master.key.2'])); // prettier-ignore
    const { newest } = await loadMasterKeys({ dataDir: folder.path, masterKey: undefined, masterKeyPrevious: undefined }); // prettier-ignore
    await wrappedOnlyBy(newest.id);
    await works(left, 'after-left');
    await works(right, 'after-right');
    await end(two, 'SIGKILL');
    const three = start(env);
    await works(await signedIn(three), 'after-a-start');
  });
});
