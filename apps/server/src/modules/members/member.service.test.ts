import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditOf, newMember, newRole, roleId } from '../../../test/support/people.ts';
import { ADMIN, startApp } from '../../../test/support/start-app.ts';
import type { Agent, TestApp } from '../../../test/support/start-app.ts';

const PATH = '/api/v1/sites/default/members';
const PASSWORD = 'a long enough password';

describe('members', () => {
  let server: TestApp;
  let admin: Agent;
  let adminId: number;
  let viewerRole: number;

  beforeAll(async () => {
    server = await startApp();
    admin = await server.signedIn();
    adminId = (await admin.get('/api/v1/me')).body.id;
    viewerRole = await roleId(admin, 'Viewer');
  });
  afterAll(() => server.close());

  const add = (body: object) => admin.post(PATH).send({ role_id: viewerRole, ...body });
  const change = (id: number, role_id: number) => admin.patch(`${PATH}/${id}`).send({ role_id });

  /** Until so many connections wait for a lock. */
  async function untilWaiting(count: number): Promise<void> {
    const sql = `SELECT 1 FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    for (let i = 0; i < 200; i++) {
      if (((await server.db.query(sql)) as unknown[]).length >= count) return;
      await delay(20);
    }
    throw new Error('They do not wait for each other.');
  }

  it('are let in, and created when nobody has the address', async () => {
    const { body } = await add({ email: 'Jane@Example.com', name: 'Jane', password: PASSWORD });
    expect(body).toMatchObject({
      ...{ id: expect.any(Number), email: 'jane@example.com', name: 'Jane' },
      ...{ role: 'Viewer', role_id: viewerRole, created_at: expect.any(String) },
    });
    expect(JSON.stringify(body)).not.toContain('password');
    const jane = await server.signedIn('jane@example.com', PASSWORD);
    expect((await jane.get('/api/v1/me').expect(200)).body.sites[0].capabilities).toEqual([
      ...['connections.list', 'library.browse'],
    ]);
    expect((await auditOf(admin))[0]).toMatchObject({
      ...{ action: 'member.create', actor: { kind: 'user', name: ADMIN.email } },
      after: { email: 'jane@example.com', role: 'Viewer' },
    });
  });

  it.each([
    ['password', { email: 'nobody@example.com' }],
    ['password', { email: 'nobody@example.com', password: 'eleven char' }],
    ['email', { email: 'nobody', password: PASSWORD }],
    ['role_id', { email: 'nobody@example.com', password: PASSWORD, role_id: 999_999 }],
    ['admin', { email: 'nobody@example.com', password: PASSWORD, admin: true }],
  ])('need a good %s', async (path, body) => {
    const response = await add(body).expect(400);
    expect(response.body.errors).toMatchObject([{ path }]);
    expect(await server.db.query(`SELECT 1 FROM users WHERE email LIKE 'nobody%'`)).toEqual([]);
  });

  it('who exist elsewhere keep their name and password', async () => {
    await admin.post('/api/v1/sites').send({ slug: 'second', name: 'Second' }).expect(201);
    await newMember(server, admin, 'known@example.com', 'Viewer', 'second');
    const { body } = await add({
      email: 'known@example.com',
      name: 'Other',
      password: 'another one!',
    });
    expect(body).toMatchObject({ email: 'known@example.com', name: 'known' });
    await server.signedIn('known@example.com', PASSWORD);
  });

  it('are let in once', async () => {
    await newMember(server, admin, 'once@example.com', 'Viewer');
    const { body } = await add({ email: 'once@example.com' }).expect(409);
    expect(body).toMatchObject({ code: 'already_member' });
  });

  it('have a new role with their next request', async () => {
    const { id, agent } = await newMember(server, admin, 'promoted@example.com', 'Viewer');
    await agent.get('/api/v1/sites/default/activity').expect(403);
    await change(id, await roleId(admin, 'Administrator')).expect(200);
    await agent.get('/api/v1/sites/default/activity').expect(200);
    expect((await auditOf(admin))[0]).toMatchObject({
      ...{ action: 'member.update', before: { role: 'Viewer' }, after: { role: 'Administrator' } },
    });
    await admin.delete(`${PATH}/${id}`).expect(204);
  });

  it('who are removed are out with their next request', async () => {
    const { id, agent } = await newMember(server, admin, 'gone@example.com', 'Viewer');
    await agent.get('/api/v1/sites/default/connectors').expect(200);
    await admin.delete(`${PATH}/${id}`).expect(204);
    await agent.get('/api/v1/sites/default/connectors').expect(404);
    await admin.delete(`${PATH}/${id}`).expect(404);
    expect((await auditOf(admin))[0]).toMatchObject({
      ...{ action: 'member.delete', before: { email: 'gone@example.com', role: 'Viewer' } },
    });
  });

  it('keep their last administrator', async () => {
    for (const request of [change(adminId, viewerRole), admin.delete(`${PATH}/${adminId}`)]) {
      expect((await request.expect(409)).body).toMatchObject({ code: 'last_administrator' });
    }
    expect((await admin.get('/api/v1/me')).body.sites[0].role).toBe('Administrator');
  });

  it('who are disabled do not count as administrators', async () => {
    const other = await newMember(server, admin, 'off@example.com', 'Administrator');
    await server.db.query('UPDATE users SET disabled_at = now() WHERE id = $1', [other.id]);
    await admin.delete(`${PATH}/${adminId}`).expect(409);
    await admin.delete(`${PATH}/${other.id}`).expect(204);
  });

  it('who are administrators cannot remove each other at the same moment', async () => {
    const site = 'pair';
    await admin.post('/api/v1/sites').send({ slug: site, name: site }).expect(201);
    const other = await newMember(server, admin, 'pair@example.com', 'Administrator', site);
    const path = `/api/v1/sites/${site}/members`;
    // Both removals are held where they record themselves, so that neither sees the other's.
    const holder = server.db.createQueryRunner();
    await holder.startTransaction();
    await holder.query('SELECT 1 FROM activity_heads FOR UPDATE');
    const removals = Promise.all([
      admin.delete(`${path}/${other.id}`),
      other.agent.delete(`${path}/${adminId}`),
    ]);
    await untilWaiting(2);
    await holder.commitTransaction();
    await holder.release();
    const statuses = (await removals).map(({ status }) => status).sort();
    expect(statuses).toEqual([204, 409]);
    const left = `SELECT 1 FROM members m JOIN sites s ON s.id = m.site_id WHERE s.slug = $1`;
    expect(await server.db.query(left, [site])).toHaveLength(1);
  });

  it('give nobody a role that can more than they can', async () => {
    const role = await newRole(admin, 'People', ['members.manage', 'library.browse']);
    const { id, agent } = await newMember(server, admin, 'people@example.com', role);
    const administrator = await roleId(admin, 'Administrator');
    const self = await agent.patch(`${PATH}/${id}`).send({ role_id: administrator }).expect(403);
    expect(self.body).toMatchObject({ code: 'capability_required' });
    const friend = { email: 'friend@example.com', password: PASSWORD, role_id: administrator };
    await agent.post(PATH).send(friend).expect(403);
    await agent
      .post(PATH)
      .send({ ...friend, role_id: role })
      .expect(201);
  });

  it('of another site are not found', async () => {
    const other = await newMember(server, admin, 'foreign@example.com', 'Viewer', 'second');
    await change(other.id, viewerRole).expect(404);
    await admin.delete(`${PATH}/${other.id}`).expect(404);
    const foreignRole = await roleId(admin, 'Viewer', 'second');
    const { body } = await change(adminId, foreignRole).expect(400);
    expect(body.errors).toMatchObject([{ path: 'role_id' }]);
  });

  it('are listed in pages', async () => {
    const ids: number[] = [];
    for (let cursor = ''; cursor !== 'null';) {
      const { body } = await admin
        .get(`${PATH}?limit=2${cursor && `&cursor=${cursor}`}`)
        .expect(200);
      ids.push(...body.items.map((member: { id: number }) => member.id));
      cursor = String(body.next_cursor);
    }
    const all = (await admin.get(`${PATH}?limit=200`).expect(200)).body.items;
    expect(ids).toEqual(all.map((member: { id: number }) => member.id));
    expect(all[0]).toMatchObject({ id: adminId, email: ADMIN.email, role: 'Administrator' });
  });

  it.each(['0', '-1', 'x', '99999999999999999'])('refuse the id %j', async (id) => {
    expect((await admin.delete(`${PATH}/${id}`).expect(400)).body.errors).toMatchObject([
      { path: 'id' },
    ]);
  });
});
