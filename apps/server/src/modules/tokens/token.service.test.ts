import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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
