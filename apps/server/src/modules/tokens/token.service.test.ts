import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditOf, newMember, newRole } from '../../../test/support/people.ts';
import { startApp } from '../../../test/support/start-app.ts';
import type { Agent, TestApp } from '../../../test/support/start-app.ts';

const PATH = '/api/v1/sites/default/tokens';
const FORMS = { name: 'Forms', module: 'forms', capabilities: ['deliveries.create'] };

describe('service tokens', () => {
  let server: TestApp;
  let admin: Agent;

  beforeAll(async () => {
    server = await startApp();
    admin = await server.signedIn();
  });
  afterAll(() => server.close());

  const create = (extra: object = {}) => admin.post(PATH).send({ ...FORMS, ...extra });

  it('are shown once, when they are created', async () => {
    const { body } = await create().expect(201);
    expect(body.token).toMatch(/^pb_[\w-]{49}$/);
    expect(body).toMatchObject({
      ...{ id: expect.any(Number), ...FORMS, prefix: body.token.slice(0, 10) },
      ...{ connections: null, families: null, expires_at: null, last_used_at: null },
      ...{ created_by: { email: 'admin@example.com' }, status: 'active', withheld: [] },
    });
    const { token, ...shown } = body;
    const list = await admin.get(PATH).expect(200);
    expect(list.body.items).toContainEqual(shown);
    expect(list.text).not.toContain(token);
  });

  it('are nowhere stored, logged or audited', async () => {
    const { token } = (await create().expect(201)).body;
    const [row] = await server.db.query(
      'SELECT t::text FROM service_tokens t ORDER BY id DESC LIMIT 1',
    );
    expect(JSON.stringify(row)).not.toContain(token);
    expect(JSON.stringify(await auditOf(admin))).not.toContain(token);
    expect(server.logged.join('')).not.toContain(token);
  });

  it('leave their creation and revocation in the audit', async () => {
    const { id, prefix } = (await create({ families: ['crm'] }).expect(201)).body;
    expect((await auditOf(admin))[0]).toMatchObject({
      ...{ action: 'token.create', after: { module: 'forms', prefix, families: ['crm'] } },
    });
    await admin.delete(`${PATH}/${id}`).expect(204);
    await admin.delete(`${PATH}/${id}`).expect(404);
    expect((await auditOf(admin))[0]).toMatchObject({ action: 'token.delete', before: { prefix } });
  });

  it.each([
    ['capabilities', { capabilities: [] }],
    ['capabilities.0', { capabilities: ['everything'] }],
    ['module', { module: 'Forms!' }],
    ['expires_at', { expires_at: '2001-01-01T00:00:00Z' }],
    ['expires_at', { expires_at: 'tomorrow' }],
    ['connections', { connections: [999_999] }],
    ['families.0', { families: ['half \udc00'] }],
    ['site_id', { site_id: 2 }],
  ])('refuse a bad %s', async (path, extra) => {
    expect((await create(extra).expect(400)).body.errors).toMatchObject([{ path }]);
  });

  it('can do no more than who creates them', async () => {
    const role = await newRole(admin, 'Tokens', ['tokens.manage', 'library.browse']);
    const { agent } = await newMember(server, admin, 'tokens@example.com', role);
    const { body } = await agent.post(PATH).send(FORMS).expect(403);
    expect(body).toMatchObject({ code: 'capability_required', capability: 'deliveries.create' });
    await agent.post(PATH).send({ ...FORMS, capabilities: ['library.browse'] }).expect(201); // prettier-ignore
  });

  it('create no tokens, but may list and revoke them', async () => {
    const { token } = (await create({ capabilities: ['tokens.manage'] }).expect(201)).body;
    const { id } = (await create().expect(201)).body;
    const bearer = { Authorization: `Bearer ${token}` };
    const module = server.anonymous();
    const own = { ...FORMS, capabilities: ['tokens.manage'] };
    const { body } = await module.post(PATH).set(bearer).send(own).expect(403);
    expect(body).toMatchObject({ code: 'user_required' });
    await module.get(PATH).set(bearer).expect(200);
    await module.delete(`${PATH}/${id}`).set(bearer).expect(204);
    expect((await auditOf(admin))[0]).toMatchObject({ actor: { kind: 'token', name: 'Forms' } });
  });

  it('can do no more than their maker can now, and say what they lost', async () => {
    const both = ['tokens.manage', 'library.browse', 'activity.browse'];
    const role = await newRole(admin, 'Shrinking', both);
    const { id: maker, agent } = await newMember(server, admin, 'maker@example.com', role);
    const given = { ...FORMS, capabilities: ['library.browse', 'activity.browse'] };
    const { id, token } = (await agent.post(PATH).send(given).expect(201)).body;
    const get = (path: string) =>
      server.anonymous().get(`/api/v1/sites/default${path}`).set('Authorization', `Bearer ${token}`); // prettier-ignore
    const shown = async () =>
      (await admin.get(`${PATH}?limit=200`).expect(200)).body.items.find(
        (one: { id: number }) => one.id === id,
      );
    await get('/activity').expect(200);
    const less = { capabilities: ['tokens.manage', 'library.browse'] };
    await admin.patch(`/api/v1/sites/default/roles/${role}`).send(less).expect(200);
    expect((await get('/activity').expect(403)).body).toMatchObject({
      ...{ code: 'capability_required', capability: 'activity.browse' },
    });
    await get('/connectors').expect(200);
    expect(await shown()).toMatchObject({
      ...{ status: 'active', withheld: ['activity.browse'], created_by: { id: maker } },
    });
    await admin.delete(`/api/v1/sites/default/members/${maker}`).expect(204);
    await get('/connectors').expect(401);
    expect(await shown()).toMatchObject({ status: 'maker_gone' });
    await admin.delete(`${PATH}/${id}`).expect(204);
  });

  it('let nobody in and make no roles: both would outlive them', async () => {
    const all = { ...FORMS, capabilities: ['members.manage', 'library.browse'] };
    const { token } = (await admin.post(PATH).send(all).expect(201)).body;
    const bearer = { Authorization: `Bearer ${token}` };
    const site = '/api/v1/sites/default';
    const role = await newRole(admin, 'Readers', ['library.browse']);
    const person = { email: 'x@example.com', password: 'a long enough password', role_id: role };
    const me = (await admin.get('/api/v1/me')).body.id;
    const module = server.anonymous();
    for (const ask of [
      () => module.post(`${site}/members`).send(person),
      () => module.patch(`${site}/members/${me}`).send({ role_id: role }),
      () => module.post(`${site}/roles`).send({ name: 'Mine', capabilities: ['library.browse'] }),
      () => module.patch(`${site}/roles/${role}`).send({ capabilities: [] }),
    ]) {
      expect((await ask().set(bearer).expect(403)).body).toMatchObject({ code: 'user_required' });
    }
    await module.get(`${site}/members`).set(bearer).expect(200);
  });

  it('limited to families have no authority over the whole site', async () => {
    const capabilities = ['settings.manage', 'activity.browse', 'library.browse'];
    const limits = { capabilities, families: ['crm'] };
    const { token } = (await create(limits).expect(201)).body;
    const bearer = { Authorization: `Bearer ${token}` };
    const module = server.anonymous();
    const site = '/api/v1/sites/default';
    for (const path of ['/settings', '/activity']) {
      const { body } = await module.get(`${site}${path}`).set(bearer).expect(403);
      expect(body).toMatchObject({ code: 'token_limited' });
    }
    const enabled = (slug: string) =>
      module.put(`${site}/connectors/${slug}/enabled`).set(bearer).send({ enabled: true });
    await enabled('hubspot').expect(200);
    await enabled('stripe').expect(404);
  });

  it('of another site are not found', async () => {
    await admin.post('/api/v1/sites').send({ slug: 'far', name: 'Far' }).expect(201);
    const { id } = (await admin.post('/api/v1/sites/far/tokens').send(FORMS).expect(201)).body;
    await admin.delete(`${PATH}/${id}`).expect(404);
  });

  it('are listed in pages', async () => {
    const first = (await admin.get(`${PATH}?limit=1`).expect(200)).body;
    const second = (await admin.get(`${PATH}?limit=1&cursor=${first.next_cursor}`).expect(200))
      .body;
    expect(second.items[0].id).toBeGreaterThan(first.items[0].id);
    expect((await admin.get(`${PATH}?limit=0`).expect(400)).body.errors[0].path).toBe('limit');
    expect((await admin.get(`${PATH}?page=2`).expect(400)).body.errors[0].path).toBe('page');
  });
});
