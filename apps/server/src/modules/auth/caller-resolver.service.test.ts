import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import request from 'supertest';
import { startApp } from '../../../test/support/start-app.ts';
import type { Agent, TestApp } from '../../../test/support/start-app.ts';
import { HotDatabase } from '../../platform/database/hot-database.ts';
import { NOTE_USE } from './caller-queries.ts';

const SITE = '/api/v1/sites/default';

describe('a caller', () => {
  let server: TestApp;
  let admin: Agent;

  beforeAll(async () => {
    server = await startApp();
    admin = await server.signedIn();
    await admin.post('/api/v1/sites').send({ slug: 'other', name: 'Other' }).expect(201);
  });
  afterAll(() => server.close());

  async function newToken(extra: object = {}): Promise<{ id: number; token: string }> {
    const body = { name: 'Forms', module: 'forms', capabilities: ['tokens.manage'], ...extra };
    return (await admin.post(`${SITE}/tokens`).send(body).expect(201)).body;
  }
  const get = (path: string, authorization: string) =>
    request(server.url).get(path).set('Authorization', authorization);

  it('without session and token gets 401', async () => {
    const { body } = await request(server.url).get(`${SITE}/tokens`).expect(401);
    expect(body).toMatchObject({ code: 'unauthenticated', status: 401 });
  });

  it('with a token gets in, however the scheme is written', async () => {
    const { token } = await newToken();
    await get(`${SITE}/tokens`, `Bearer ${token}`).expect(200);
    await get(`${SITE}/tokens`, `bearer  ${token}`).expect(200);
  });

  it.each(['Bearer', 'Bearer ', 'Bearer pb_wrong', 'bearer', `Bearer pb_${'a'.repeat(49)}`])(
    'with the bad token %j is refused although the cookie is good',
    async (authorization) => {
      await admin.get(`${SITE}/tokens`).set('Authorization', authorization).expect(401);
    },
  );

  it('with another scheme is known by the cookie', async () => {
    await admin.get(`${SITE}/tokens`).set('Authorization', 'Basic YTpi').expect(200);
  });

  it('with a revoked token is out with the next request', async () => {
    const { id, token } = await newToken();
    await get(`${SITE}/tokens`, `Bearer ${token}`).expect(200);
    await admin.delete(`${SITE}/tokens/${id}`).expect(204);
    await get(`${SITE}/tokens`, `Bearer ${token}`).expect(401);
  });

  it('with an expired token is out', async () => {
    const { id, token } = await newToken({ expires_at: '2999-01-01T00:00:00Z' });
    await get(`${SITE}/tokens`, `Bearer ${token}`).expect(200);
    await server.db.query(`UPDATE service_tokens SET expires_at = now() WHERE id = $1`, [id]);
    await get(`${SITE}/tokens`, `Bearer ${token}`).expect(401);
  });

  it('with a token of one site finds no other', async () => {
    const { token } = await newToken();
    const other = await get('/api/v1/sites/other/tokens', `Bearer ${token}`).expect(404);
    const none = await get('/api/v1/sites/none/tokens', `Bearer ${token}`).expect(404);
    expect(other.body).toEqual(none.body);
  });

  it('finds no site whose slug no database could compare', async () => {
    await admin.get('/api/v1/sites/a%00b/tokens').expect(404);
    await admin.get('/api/v1/sites/%ed%a0%80/tokens').expect((r) => expect(r.status).toBeLessThan(500)); // prettier-ignore
  });

  it('with a token is told which capability is missing', async () => {
    const { token } = await newToken();
    const { body } = await get(`${SITE}/members`, `Bearer ${token}`).expect(403);
    expect(body).toMatchObject({ code: 'capability_required', capability: 'members.manage' });
  });

  it('with a token is nobody with a session', async () => {
    const { token } = await newToken();
    const { body } = await get('/api/v1/me', `Bearer ${token}`).expect(403);
    expect(body).toMatchObject({ code: 'user_required' });
  });

  it('notes a token’s use at most once a minute', async () => {
    const { id, token } = await newToken();
    const used = async () => {
      const sql = 'SELECT last_used_at FROM service_tokens WHERE id = $1';
      const [row] = (await server.db.query(sql, [id])) as { last_used_at: Date | null }[];
      return row!.last_used_at?.getTime() ?? null;
    };
    expect(await used()).toBeNull();
    await get(`${SITE}/tokens`, `Bearer ${token}`).expect(200);
    const first = (await used())!;
    expect(Math.abs(first - Date.now())).toBeLessThan(5_000);
    await get(`${SITE}/tokens`, `Bearer ${token}`).expect(200);
    expect(await used()).toBe(first);
    const age = `UPDATE service_tokens SET last_used_at = now() - interval '61 s' WHERE id = $1`;
    await server.db.query(age, [id]);
    await get(`${SITE}/tokens`, `Bearer ${token}`).expect(200);
    expect(await used()).toBeGreaterThanOrEqual(first);
  });

  it('leaves the noting to one of many requests at once', async () => {
    const { id } = await newToken();
    const counts: number[] = [];
    for (let i = 0; i < 3; i++) counts.push((await server.db.query(NOTE_USE, [1, id]))[1]);
    expect(counts).toEqual([1, 0, 0]);
  });

  it('costs one query by token, and one beside the session’s own by cookie', async () => {
    const { token } = await newToken({ capabilities: ['library.browse'] });
    await get(`${SITE}/tokens`, `Bearer ${token}`).expect(403); // its use is noted
    const queries = vi.spyOn(server.db, 'query');
    const lookups = vi.spyOn(server.app.get(HotDatabase), 'query');
    await get(`${SITE}/tokens`, `Bearer ${token}`).expect(403);
    expect([lookups.mock.calls.length, queries.mock.calls.length]).toEqual([1, 0]);
    await admin.get('/api/v1/sites/none/tokens').expect(404);
    expect([lookups.mock.calls.length, queries.mock.calls.length]).toEqual([1, 1]);
  });
});
