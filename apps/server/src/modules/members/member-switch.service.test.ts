import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditOf, newMember, newRole } from '../../../test/support/people.ts';
import { startApp } from '../../../test/support/start-app.ts';
import type { Agent, TestApp } from '../../../test/support/start-app.ts';

const SITE = '/api/v1/sites/default';
const PASSWORD = 'a long enough password';

describe('a person who is disabled', () => {
  let server: TestApp;
  let admin: Agent;
  beforeAll(async () => {
    server = await startApp();
    admin = await server.signedIn();
    await admin.post('/api/v1/sites').send({ slug: 'second', name: 'Second' }).expect(201);
  });
  afterAll(() => server.close());

  const set = (agent: Agent, id: number, disabled: boolean, site = 'default') =>
    agent.patch(`/api/v1/sites/${site}/members/${id}`).send({ disabled });

  it('is out with the next request, in every session and every site, and cannot sign in', async () => {
    const { id, agent } = await newMember(server, admin, 'out@example.com', 'Viewer');
    const again = await server.signedIn('out@example.com', PASSWORD);
    const { body } = await set(admin, id, true).expect(200);
    expect(body).toMatchObject({ id, disabled: true, role: 'Viewer' });
    for (const one of [agent, again]) await one.get('/api/v1/me').expect(401);
    const credentials = { email: 'out@example.com', password: PASSWORD };
    await server.anonymous().post('/api/v1/auth/login').send(credentials).expect(401);
    const left = `SELECT 1 FROM sessions WHERE sess ->> 'userId' = $1`;
    expect(await server.db.query(left, [String(id)])).toEqual([]);
    expect((await auditOf(admin))[0]).toMatchObject({
      ...{ action: 'member.disable', before: { email: 'out@example.com', disabled: false } },
    });
  });

  it('may come back, with a session of their own making', async () => {
    const { id, agent } = await newMember(server, admin, 'back@example.com', 'Viewer');
    await set(admin, id, true).expect(200);
    await set(admin, id, true).expect(200);
    expect((await set(admin, id, false).expect(200)).body).toMatchObject({ disabled: false });
    await agent.get('/api/v1/me').expect(401);
    await server.signedIn('back@example.com', PASSWORD);
    const actions = (await auditOf(admin)).slice(0, 2).map(({ action }) => action);
    expect(actions).toEqual(['member.enable', 'member.disable']);
  });

  it('takes along the tokens they made', async () => {
    const { id, agent } = await newMember(server, admin, 'maker@example.com', 'Administrator');
    const body = { name: 'Forms', module: 'forms', capabilities: ['library.browse'] };
    const { token } = (await agent.post(`${SITE}/tokens`).send(body).expect(201)).body;
    const connectors = () =>
      server.anonymous().get(`${SITE}/connectors`).set('Authorization', `Bearer ${token}`);
    await connectors().expect(200);
    await set(admin, id, true).expect(200);
    await connectors().expect(401);
    await set(admin, id, false).expect(200);
    await connectors().expect(200);
  });

  it('is disabled only by whoever manages the members of all their sites', async () => {
    const role = await newRole(admin, 'People', ['members.manage']);
    const { agent } = await newMember(server, admin, 'people@example.com', role);
    const { id } = await newMember(server, admin, 'both@example.com', 'Viewer', 'second');
    const viewer = await newMember(server, admin, 'one@example.com', 'Viewer');
    const join = { email: 'both@example.com', role_id: await viewerRole() };
    await admin.post(`${SITE}/members`).send(join).expect(201);
    const { body } = await set(agent, id, true).expect(403);
    expect(body).toMatchObject({ code: 'other_sites' });
    expect(JSON.stringify(body)).not.toContain('second');
    await set(agent, viewer.id, true).expect(200);
    await set(admin, id, true).expect(200);
    for (const site of ['default', 'second']) {
      expect((await auditOf(admin, site))[0]).toMatchObject({ action: 'member.disable' });
    }
  });

  it('is never oneself, nor the last administrator of any of their sites', async () => {
    const me = (await admin.get('/api/v1/me')).body.id;
    expect((await set(admin, me, true).expect(409)).body).toMatchObject({ code: 'own_account' });
    const site = 'theirs';
    const other = await newMember(server, admin, 'theirs@example.com', 'Administrator');
    await other.agent.post('/api/v1/sites').send({ slug: site, name: site }).expect(201);
    const role = await newRole(other.agent, 'People', ['members.manage'], site);
    const join = { email: 'admin@example.com', role_id: role };
    await other.agent.post(`/api/v1/sites/${site}/members`).send(join).expect(201);
    const { body } = await set(admin, other.id, true).expect(409);
    expect(body).toMatchObject({ code: 'last_administrator', capability: 'settings.manage' });
    await other.agent.get('/api/v1/me').expect(200);
  });

  it('changes together with the role, or not at all', async () => {
    const { id } = await newMember(server, admin, 'together@example.com', 'Administrator');
    const path = `${SITE}/members/${id}`;
    await admin.patch(path).send({ disabled: true, role_id: 999_999 }).expect(400);
    const role_id = await viewerRole();
    const { body } = await admin.patch(path).send({ disabled: true, role_id }).expect(200);
    expect(body).toMatchObject({ disabled: true, role: 'Viewer' });
    expect((await admin.patch(path).send({}).expect(400)).body.errors[0].path).toBe('role_id');
  });

  it('of another site is not found', async () => {
    const { id } = await newMember(server, admin, 'far@example.com', 'Viewer', 'second');
    await set(admin, id, true).expect(404);
    expect((await set(admin, id, true, 'second').expect(200)).body.disabled).toBe(true);
  });

  const viewerRole = async (): Promise<number> => {
    const { items } = (await admin.get(`${SITE}/roles`).expect(200)).body;
    return items.find((role: { name: string }) => role.name === 'Viewer').id;
  };
});
