import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EntityManager } from 'typeorm';
import { newMember } from '../../../test/support/people.ts';
import { ADMIN, startApp } from '../../../test/support/start-app.ts';
import type { Agent, TestApp } from '../../../test/support/start-app.ts';
import { ActivityService } from './activity.service.ts';
import type { ActivityRecord } from './activity.service.ts';

const PATH = '/api/v1/sites/default/activity';
const JANE = { kind: 'user', id: 77, name: 'jane@example.com' } as const;

describe('the activity log', () => {
  let server: TestApp;
  let admin: Agent;

  beforeAll(async () => {
    server = await startApp();
    admin = await server.signedIn();
    await record({ action: 'connection.create', connection: { id: 5, display_name: 'Stripe' } });
    await record({ action: 'connection.test', connection: { id: 5, display_name: 'Stripe' } });
    await record({ action: 'connection.test', connection: { id: 6, display_name: 'Brevo' } });
    await record({ action: 'connections_other.test' });
  });
  afterAll(() => server.close());

  function record(extra: Partial<ActivityRecord> & { action: string }): Promise<void> {
    const activity = server.app.get(ActivityService);
    const entry = { siteId: 1, actor: JANE, outcome: 'ok', ...extra };
    return server.db.transaction((manager: EntityManager) => activity.record(manager, entry));
  }
  async function actions(query: string): Promise<string[]> {
    const { body } = await admin.get(`${PATH}?${query}`).expect(200);
    return body.items.map((entry: { action: string }) => entry.action);
  }

  it('tells the newest first, whole', async () => {
    const { body } = await admin.get(PATH).expect(200);
    expect(body.items.map((entry: { action: string }) => entry.action)).toEqual([
      ...['connections_other.test', 'connection.test', 'connection.test', 'connection.create'],
      'site.create',
    ]);
    expect(body.items[2]).toEqual({
      ...{ id: expect.any(Number), at: expect.stringMatching(/Z$/), actor: JANE },
      ...{ action: 'connection.test', connection_id: 5, connection_name: 'Stripe' },
      ...{ outcome: 'ok', before: null, after: null },
      ...{ hash: expect.stringMatching(/^[0-9a-f]{64}$/), previous_hash: body.items[3].hash },
    });
  });

  it.each([
    ['connection_id=5', ['connection.test', 'connection.create']],
    ['action=connection.create', ['connection.create']],
    ['action=connection', ['connection.test', 'connection.test', 'connection.create']],
    ['action=%25', []],
    ['actor=Jane@Example.com&action=connection.test&connection_id=6', ['connection.test']],
    ['actor=77&connection_id=6', ['connection.test']],
    ['actor=Patchbay', ['site.create']],
    ['from=2999-01-01T00:00:00Z', []],
    ['to=2001-01-01T00:00:00%2B02:00', []],
    ['from=0001-01-01T00:00:00Z&action=site.create', ['site.create']],
  ])('filters by %s', async (query, expected) => {
    expect(await actions(query)).toEqual(expected);
  });

  it('takes `from` as included and `to` as not', async () => {
    const { body } = await admin.get(`${PATH}?action=connection.create`).expect(200);
    const at = body.items[0].at as string;
    expect(await actions(`from=${at}&actor=77`)).toContain('connection.create');
    expect(await actions(`to=${at}&actor=77`)).not.toContain('connection.create');
  });

  it.each(['connection_id=x', 'from=yesterday', 'actor=%00', 'sort=id', 'limit=201', 'cursor=x'])(
    'refuses %s, naming it',
    async (query) => {
      const { body } = await admin.get(`${PATH}?${query}`).expect(400);
      expect(body.errors[0].path).toBe(query.split('=')[0]);
    },
  );

  it('goes page by page', async () => {
    const first = (await admin.get(`${PATH}?limit=3`).expect(200)).body;
    const second = (await admin.get(`${PATH}?limit=3&cursor=${first.next_cursor}`).expect(200))
      .body;
    const ids = [...first.items, ...second.items].map((entry: { id: number }) => entry.id);
    expect(ids).toEqual([...ids].sort((a, b) => b - a));
    expect(ids).toHaveLength(5);
    expect(second.next_cursor).toBeNull();
  });

  it('is verified on demand, and says where it does not hold', async () => {
    const sound = (await admin.get(`${PATH}/verify`).expect(200)).body;
    expect(sound).toEqual({ ok: true, checked: 5, first_broken_id: null, reason: null });
    const sql = `UPDATE activity SET actor_name = $1 WHERE action = 'connection.create' RETURNING id`;
    const [[{ id }]] = await server.db.query(sql, ['joe@example.com']);
    expect((await admin.get(`${PATH}/verify`).expect(200)).body).toMatchObject({
      ...{ ok: false, checked: 1, first_broken_id: id, reason: expect.stringContaining('changed') },
    });
    await server.db.query(sql, ['jane@example.com']);
  });

  it('is for who may browse it, and each site has its own', async () => {
    const { agent } = await newMember(server, admin, 'viewer@example.com', 'Viewer');
    expect((await agent.get(PATH).expect(403)).body.capability).toBe('activity.browse');
    expect((await agent.get(`${PATH}/verify`).expect(403)).body.capability).toBe('activity.browse');
    await admin.post('/api/v1/sites').send({ slug: 'far', name: 'Far' }).expect(201);
    const far = (await admin.get('/api/v1/sites/far/activity').expect(200)).body;
    expect(far.items).toMatchObject([{ action: 'site.create', actor: { name: ADMIN.email } }]);
  });
});
