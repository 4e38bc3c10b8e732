import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import request from 'supertest';
import { MasterKey } from '../../src/platform/crypto/master-key.ts';
import { bodies, connect } from '../support/connections.ts';
import { type SpawnedServer, spawnServer } from '../support/spawn-server.ts';
import { createEmptyTestDatabase } from '../support/test-database.ts';
import { type TestPlane, eventually, startPlane } from '../support/start-plane.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const STOPS_WITHIN_MS = 10_000;

/** Ends it and tells how and how soon. */
async function stop(server: SpawnedServer) {
  const asked = Date.now();
  server.kill('SIGTERM');
  const end = await server.exited;
  return { ...end, ms: Date.now() - asked };
}

describe('the service with a PostgreSQL of its own', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  const running: SpawnedServer[] = [];
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(async () => {
    for (const server of running.splice(0)) {
      server.kill('SIGTERM');
      await server.exited;
    }
    folder.remove();
  });
  const start = (env: Record<string, string> = {}) => {
    const server = spawnServer({ DATA_DIR: folder.path, ...env });
    running.push(server);
    return server;
  };
  const password = (server: SpawnedServer) => /password {4}(\S+)/.exec(server.said())?.[1];

  it('tells the first sign-in once, stops on SIGTERM, and starts again with what it had', async () => {
    const first = start();
    const url = await first.ready();
    expect(first.said()).toContain('sign in as  admin@localhost');
    const secret = password(first)!;
    expect(secret).toMatch(/^\S{16,}$/);
    const login = { email: 'admin@localhost', password: secret };
    await request(url).post('/api/v1/auth/login').send(login).expect(204);
    const postmaster = `${folder.path}/postgres/postmaster.pid`;
    expect(existsSync(postmaster)).toBe(true);
    const end = await stop(first);
    expect(end).toMatchObject({ code: 0, signal: null });
    expect(end.ms).toBeLessThan(STOPS_WITHIN_MS);
    expect(existsSync(postmaster)).toBe(false);

    const second = start();
    await request(await second.ready())
      .post('/api/v1/auth/login')
      .send(login)
      .expect(204);
    expect(second.said()).not.toContain('sign in as');
    expect(second.said()).not.toContain(secret);
  });

  it('uses the administrator it is given, and does not print the password', async () => {
    const admin = { ADMIN_EMAIL: 'Owner@Example.com', ADMIN_PASSWORD: 'canary admin password' };
    const server = start(admin);
    const url = await server.ready();
    const named = async () => server.said().includes('owner@example.com');
    await eventually(named, 'the administrator was named');
    expect(server.said()).not.toContain(admin.ADMIN_PASSWORD);
    const login = { email: admin.ADMIN_EMAIL, password: admin.ADMIN_PASSWORD };
    await request(url).post('/api/v1/auth/login').send(login).expect(204);
  });

  it('refuses a second start on the same folder while the first runs, in one clear line', async () => {
    await start().ready();
    const second = start();
    expect(await second.exited).toEqual({ code: 1, signal: null });
    expect(second.said()).toContain('Patchbay does not start: ');
    expect(second.said()).toContain(folder.path);
    expect(second.said()).not.toMatch(/^\s+at /m);
  });

  it('recovers from being killed', async () => {
    const first = start();
    await first.ready();
    const secret = password(first)!;
    first.kill('SIGKILL');
    await first.exited;
    const login = { email: 'admin@localhost', password: secret };
    await request(await start().ready())
      .post('/api/v1/auth/login')
      .send(login)
      .expect(204);
  });
});

describe('the service on SIGTERM', () => {
  let plane: TestPlane;
  let server: SpawnedServer;
  beforeEach(async () => {
    plane = await startPlane({ workers: false });
    server = spawnServer({ ...plane.env, ADMIN_PASSWORD: 'not the first one here' });
  });
  afterEach(async () => {
    server.kill('SIGKILL');
    await server.exited;
    await plane.close();
  });

  async function signedIn(url: string) {
    const agent = request.agent(url);
    const login = { email: 'admin@example.com', password: 'correct horse battery' };
    await agent.post('/api/v1/auth/login').send(login).expect(204);
    return agent;
  }

  it('answers the request that is under way, and takes no new one', async () => {
    const url = await server.ready();
    const agent = await signedIn(url);
    const { id } = await connect(plane, bodies.stripe());
    await plane.control('/fault', { vendor: 'stripe', kind: 'slow', delay_ms: 1500 });
    const testing = agent.post(`/api/v1/sites/default/connections/${id}/test`).then((answer) => answer); // prettier-ignore
    await eventually(async () => (await plane.arrived('stripe')).length === 2, 'the test call');
    const stopping = stop(server);
    await eventually(
      () => request(url).get('/api/health').then(() => false, () => true), // prettier-ignore
      'refused connections',
    );
    expect((await testing).body).toMatchObject({ outcome: 'connected' });
    const end = await stopping;
    expect(end).toMatchObject({ code: 0, signal: null });
    expect(end.ms).toBeLessThan(STOPS_WITHIN_MS);
  });

  it('does not wait for a vendor that hangs', async () => {
    const agent = await signedIn(await server.ready());
    const { id } = await connect(plane, bodies.stripe());
    await plane.control('/fault', { vendor: 'stripe', kind: 'hang', times: 'always' });
    const testing = agent.post(`/api/v1/sites/default/connections/${id}/test`).then(() => null, () => null); // prettier-ignore
    await eventually(async () => (await plane.arrived('stripe')).length === 2, 'the test call');
    const end = await stop(server);
    expect(end).toMatchObject({ code: 0, signal: null });
    expect(end.ms).toBeLessThan(STOPS_WITHIN_MS);
    await testing;
  });
});

describe('several processes on one new database', () => {
  it('start at the same moment, and all of them get ready', async () => {
    const database = await createEmptyTestDatabase();
    const shared = { DATABASE_URL: database.url, MASTER_KEY: MasterKey.generate().base64 };
    const folder = temporaryFolder();
    const servers = Array.from({ length: 3 }, () =>
      spawnServer({ ...shared, DATA_DIR: folder.path }),
    );
    try {
      await Promise.all(servers.map((server) => server.ready()));
    } finally {
      for (const server of servers) server.kill('SIGTERM');
      await Promise.all(servers.map((server) => server.exited));
      await database.drop();
      folder.remove();
    }
  });
});
