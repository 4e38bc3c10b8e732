import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import pg from 'pg';
import { type Agent, type TestApp, startApp } from '../../../test/support/start-app.ts';
import { isDatabaseAway } from './database-away.ts';

describe('isDatabaseAway', () => {
  it.each(['57P01', '57P03', '53300', '08006'])('knows SQLSTATE %s', (code) => {
    const driverError = Object.assign(new Error('terminating connection'), { code });
    expect(isDatabaseAway(Object.assign(new Error('query failed'), { driverError }))).toBe(true);
  });

  it.each(['23505', '22P02', '42P01', '40001'])('takes %s for an answer', (code) => {
    expect(isDatabaseAway(Object.assign(new Error('no'), { code }))).toBe(false);
  });

  it('knows a refused and a cut connection, as pg tells them', async () => {
    const client = new pg.Client('postgresql://patchbay@127.0.0.1:1/x');
    const refused = await client.connect().catch((error: unknown) => error);
    expect(isDatabaseAway(refused)).toBe(true);
    expect(isDatabaseAway(new Error('Connection terminated unexpectedly'))).toBe(true);
  });

  it('is not moved by what is no error of a database', () => {
    for (const other of [null, 'ECONNREFUSED', new Error('x'), { code: '57P01' }]) {
      expect(isDatabaseAway(other)).toBe(false);
    }
  });
});

describe('a request that gets no connection to the database', () => {
  let server: TestApp;
  let admin: Agent;
  beforeAll(async () => {
    server = await startApp();
    admin = await server.signedIn();
  });
  afterAll(() => server.close());

  it('is answered 503 with when to come again, and is well when there are connections', async () => {
    const { master: pool } = server.db.driver as unknown as {
      master: { options: { max: number }; connect(): Promise<{ release(): void }> };
    };
    const all = Array.from({ length: pool.options.max }, () => pool.connect());
    const clients = await Promise.all(all);
    const { body, headers } = await admin.get('/api/v1/sites').expect(503);
    expect([body.code, headers['retry-after']]).toEqual(['database_unavailable', '1']);
    for (const client of clients) client.release();
    await admin.get('/api/v1/sites').expect(200);
  });
});
