import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newMember, newRole, auditOf } from '../../../test/support/people.ts';
import { startApp } from '../../../test/support/start-app.ts';
import type { Agent, TestApp } from '../../../test/support/start-app.ts';

const SITES = '/api/v1/sites';

describe('sites', () => {
  let server: TestApp;
  let admin: Agent;

  beforeAll(async () => {
    server = await startApp();
    admin = await server.signedIn();
  });
  afterAll(() => server.close());

  const create = (agent: Agent, slug: string) => agent.post(SITES).send({ slug, name: slug });

  it('a new one has the built-in roles and its creator as administrator', async () => {
    const { body } = await create(admin, 'shop').expect(201);
    expect(body).toEqual({
      ...{ id: expect.any(Number), slug: 'shop', name: 'shop' },
      created_at: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    const roles = (await admin.get(`${SITES}/shop/roles`).expect(200)).body.items;
    expect(roles.map((role: { name: string }) => role.name)).toEqual([
      ...['Administrator', 'Editor', 'Viewer'],
    ]);
    const me = (await admin.get('/api/v1/me').expect(200)).body;
    expect(me.sites).toContainEqual(
      expect.objectContaining({ slug: 'shop', role: 'Administrator' }),
    );
    expect(await auditOf(admin, 'shop')).toMatchObject([{ action: 'site.create', outcome: 'ok' }]);
  });

  it('do not share a slug', async () => {
    await create(admin, 'taken').expect(201);
    const { body } = await create(admin, 'taken').expect(409);
    expect(body).toMatchObject({ code: 'slug_taken' });
  });

  it.each(['Shop', '-a', 'a b', '', 'a'.repeat(64)])('refuse the slug %j', async (slug) => {
    const { body } = await create(admin, slug).expect(400);
    expect(body.errors[0]).toMatchObject({ path: 'slug' });
  });

  it('are created by whoever manages the settings of some site, and by nobody else', async () => {
    const editor = await newMember(server, admin, 'editor@example.com', 'Editor');
    const { body } = await create(editor.agent, 'editors').expect(403);
    expect(body).toMatchObject({ code: 'capability_required', capability: 'settings.manage' });
    const role = await newRole(admin, 'Settings', ['settings.manage']);
    const manager = await newMember(server, admin, 'manager@example.com', role);
    await create(manager.agent, 'managers').expect(201);
  });

  it('are not created by a token', async () => {
    const token = { name: 'x', module: 'x', capabilities: ['settings.manage'] };
    const made = (await admin.post(`${SITES}/default/tokens`).send(token).expect(201)).body;
    const { body } = await server
      .anonymous()
      .post(SITES)
      .set('Authorization', `Bearer ${made.token}`)
      .send({ slug: 'tokens', name: 'x' })
      .expect(403);
    expect(body).toMatchObject({ code: 'user_required' });
    const listed = await server
      .anonymous()
      .get(SITES)
      .set('Authorization', `Bearer ${made.token}`)
      .expect(200);
    expect(listed.body.items).toMatchObject([{ slug: 'default' }]);
  });

  it('are listed to their members, in pages', async () => {
    const viewer = await newMember(server, admin, 'viewer@example.com', 'Viewer');
    expect((await viewer.agent.get(SITES).expect(200)).body).toMatchObject({
      ...{ items: [{ slug: 'default' }], next_cursor: null },
    });
    const first = (await admin.get(`${SITES}?limit=1`).expect(200)).body;
    expect(first.items).toMatchObject([{ slug: 'default' }]);
    const second = (await admin.get(`${SITES}?limit=1&cursor=${first.next_cursor}`).expect(200))
      .body;
    expect(second.items).toMatchObject([{ slug: 'shop' }]);
    const foreign = await viewer.agent.get(`${SITES}?cursor=${first.next_cursor}`).expect(400);
    expect(foreign.body.errors).toMatchObject([{ path: 'cursor' }]);
  });

  it('of others look like none at all', async () => {
    const viewer = await server.signedIn('viewer@example.com', 'a long enough password');
    const foreign = await viewer.get(`${SITES}/shop/roles`).expect(404);
    const none = await viewer.get(`${SITES}/none/roles`).expect(404);
    expect(foreign.body).toEqual(none.body);
  });

  it('change their name, and keep their slug', async () => {
    await create(admin, 'old-name').expect(201);
    const path = `${SITES}/old-name`;
    const { body } = await admin.patch(path).send({ name: 'New name' }).expect(200);
    expect(body).toMatchObject({ slug: 'old-name', name: 'New name' });
    expect((await admin.get(SITES).expect(200)).body.items).toContainEqual(body);
    expect((await auditOf(admin, 'old-name'))[0]).toMatchObject({
      ...{ action: 'site.update', before: { name: 'old-name' }, after: { name: 'New name' } },
    });
    for (const bad of [{ slug: 'x', name: 'y' }, { name: '' }, {}]) {
      await admin.patch(path).send(bad).expect(400);
    }
    const viewer = await server.signedIn('viewer@example.com', 'a long enough password');
    await viewer.patch(path).send({ name: 'Mine' }).expect(404);
    const own = await viewer.patch(`${SITES}/default`).send({ name: 'Mine' }).expect(403);
    expect(own.body).toMatchObject({ capability: 'settings.manage' });
  });

  it('are founded whole or not at all', async () => {
    const before = await server.db.query('SELECT count(*) FROM roles');
    await create(admin, 'taken').expect(409);
    expect(await server.db.query('SELECT count(*) FROM roles')).toEqual(before);
  });
});
