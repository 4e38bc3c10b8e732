import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import request from 'supertest';
import { startApp } from '../../../test/support/start-app.ts';
import type { TestApp } from '../../../test/support/start-app.ts';

describe('health', () => {
  let server: TestApp;

  beforeAll(async () => {
    server = await startApp();
  });
  afterAll(() => server.close());

  const get = (path: string) => request(server.url).get(path);

  it('says ok to anybody', async () => {
    expect((await get('/api/health').expect(200)).body).toEqual({ status: 'ok' });
  });

  it('is ready with a database that has every migration', async () => {
    expect((await get('/api/ready').expect(200)).body).toEqual({
      ...{ status: 'ready', checks: { serving: true, database: true, migrations: true } },
    });
  });

  it('is not ready while a migration is missing', async () => {
    await server.db.query('ALTER TABLE migrations RENAME TO migrations_elsewhere');
    await get('/api/ready').expect(503);
    await server.db.query('CREATE TABLE migrations (name text)');
    expect((await get('/api/ready').expect(503)).body).toEqual({
      ...{ status: 'not_ready', checks: { serving: true, database: true, migrations: false } },
    });
    await server.db.query('DROP TABLE migrations');
    await server.db.query('ALTER TABLE migrations_elsewhere RENAME TO migrations');
    await get('/api/ready').expect(200);
  });

  it('is not ready, and soon says so, while the database is busy beyond its connections', async () => {
    const { master: pool } = server.db.driver as unknown as {
      master: { options: { max: number }; connect(): Promise<{ release(): void }> };
    };
    const all = Array.from({ length: pool.options.max }, () => pool.connect());
    const clients = await Promise.all(all);
    const start = Date.now();
    const { body } = await get('/api/ready').expect(503);
    expect(body.checks).toEqual({ serving: true, database: false, migrations: false });
    expect(Date.now() - start).toBeLessThan(15_000);
    await get('/api/health').expect(200);
    for (const client of clients) client.release();
    await get('/api/ready').expect(200);
  });
});
