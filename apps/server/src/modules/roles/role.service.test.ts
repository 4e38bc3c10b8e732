import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CAPABILITIES } from '@patchbay/core/capabilities';
import { auditOf, newMember, newRole, roleId } from '../../../test/support/people.ts';
import { startApp } from '../../../test/support/start-app.ts';
import type { Agent, TestApp } from '../../../test/support/start-app.ts';

const PATH = '/api/v1/sites/default/roles';

describe('roles', () => {
  let server: TestApp;
  let admin: Agent;

  beforeAll(async () => {
    server = await startApp();
    admin = await server.signedIn();
  });
  afterAll(() => server.close());

  it('are a name and capabilities', async () => {
    const body = { name: 'Support', capabilities: ['deliveries.browse', 'deliveries.browse'] };
    const created = (await admin.post(PATH).send(body).expect(201)).body;
    expect(created).toEqual({
      ...{ id: expect.any(Number), name: 'Support', built_in: false },
      capabilities: ['deliveries.browse'],
    });
    expect((await admin.get(PATH).expect(200)).body.items).toContainEqual(created);
    expect((await auditOf(admin))[0]).toMatchObject({
      action: 'role.create',
      after: { name: 'Support' },
    });
  });

  it('begin with the three of the reference', async () => {
    const { items } = (await admin.get(PATH).expect(200)).body;
    expect(items.slice(0, 3)).toMatchObject([
      { name: 'Administrator', built_in: true, capabilities: CAPABILITIES },
      { name: 'Editor', built_in: true },
      { name: 'Viewer', built_in: true, capabilities: ['connections.list', 'library.browse'] },
    ]);
  });

  it.each([
    ['capabilities.0', { name: 'x', capabilities: ['all'] }],
    ['name', { name: ' ', capabilities: [] }],
    ['name', { name: 'nul\0', capabilities: [] }],
    ['name', { name: 'half \ud83d', capabilities: [] }],
    ['built_in', { name: 'x', capabilities: [], built_in: true }],
  ])('refuse a bad %s', async (path, body) => {
    expect((await admin.post(PATH).send(body).expect(400)).body.errors).toMatchObject([{ path }]);
  });

  it('do not share a name', async () => {
    await newRole(admin, 'Same', []);
    const again = { name: 'Same', capabilities: [] };
    expect((await admin.post(PATH).send(again).expect(409)).body).toMatchObject({
      code: 'name_taken',
    });
    const other = await newRole(admin, 'Different', []);
    const renamed = await admin.patch(`${PATH}/${other}`).send({ name: 'Same' }).expect(409);
    expect(renamed.body).toMatchObject({ code: 'name_taken' });
  });

  it('that are built in stay as they are', async () => {
    const id = await roleId(admin, 'Viewer');
    const changed = await admin.patch(`${PATH}/${id}`).send({ capabilities: [] }).expect(409);
    expect(changed.body).toMatchObject({ code: 'role_built_in' });
    const removed = await admin.delete(`${PATH}/${id}`).expect(409);
    expect(removed.body).toMatchObject({ code: 'role_built_in' });
  });

  it('change for everyone who has them, with the next request', async () => {
    const id = await newRole(admin, 'Growing', []);
    const { agent } = await newMember(server, admin, 'growing@example.com', id);
    await agent.get('/api/v1/sites/default/activity').expect(403);
    const capabilities = ['activity.browse'];
    const { body } = await admin.patch(`${PATH}/${id}`).send({ capabilities }).expect(200);
    expect(body).toMatchObject({ id, name: 'Growing', capabilities });
    await agent.get('/api/v1/sites/default/activity').expect(200);
    expect((await auditOf(admin))[0]).toMatchObject({
      ...{ action: 'role.update', before: { capabilities: [] }, after: { capabilities } },
    });
  });

  it('in use are not removed, others are', async () => {
    const id = await newRole(admin, 'Used', []);
    const { id: member } = await newMember(server, admin, 'used@example.com', id);
    const { body } = await admin.delete(`${PATH}/${id}`).expect(409);
    expect(body).toMatchObject({ code: 'role_in_use', members: 1 });
    await admin.delete(`/api/v1/sites/default/members/${member}`).expect(204);
    await admin.delete(`${PATH}/${id}`).expect(204);
    await admin.delete(`${PATH}/${id}`).expect(404);
    expect((await auditOf(admin))[0]).toMatchObject({
      action: 'role.delete',
      before: { name: 'Used' },
    });
  });

  it('give nobody more than they hold, but may keep and lose what they have', async () => {
    const strong = await newRole(admin, 'Strong', ['settings.manage']);
    const people = await newRole(admin, 'People', ['members.manage', 'library.browse']);
    const { agent } = await newMember(server, admin, 'people@example.com', people);
    const created = await agent
      .post(PATH)
      .send({ name: 'Mine', capabilities: ['library.browse', 'settings.manage'] })
      .expect(403);
    expect(created.body).toMatchObject({ capability: 'settings.manage' });
    const all = ['members.manage', 'library.browse', 'tokens.manage'];
    await agent.patch(`${PATH}/${people}`).send({ capabilities: all }).expect(403);
    const kept = { name: 'Stronger', capabilities: ['settings.manage', 'library.browse'] };
    await agent.patch(`${PATH}/${strong}`).send(kept).expect(200);
    await agent.patch(`${PATH}/${strong}`).send({ capabilities: [] }).expect(200);
  });

  it('keep somebody who can manage the members', async () => {
    const site = 'custom';
    await admin.post('/api/v1/sites').send({ slug: site, name: site }).expect(201);
    const path = `/api/v1/sites/${site}`;
    const role = await newRole(admin, 'Chief', [...CAPABILITIES], site);
    const me = (await admin.get('/api/v1/me')).body.id;
    await admin.patch(`${path}/members/${me}`).send({ role_id: role }).expect(200);
    const capabilities = ['library.browse'];
    const { body } = await admin.patch(`${path}/roles/${role}`).send({ capabilities }).expect(409);
    expect(body).toMatchObject({ code: 'last_administrator' });
    await admin.get(`${path}/members`).expect(200);
  });

  it('of another site are not found', async () => {
    await admin.post('/api/v1/sites').send({ slug: 'far', name: 'Far' }).expect(201);
    const id = await newRole(admin, 'Far', [], 'far');
    await admin.patch(`${PATH}/${id}`).send({ name: 'Near' }).expect(404);
    await admin.delete(`${PATH}/${id}`).expect(404);
  });
});
