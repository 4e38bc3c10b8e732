import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CAPABILITIES } from '@patchbay/core/capabilities';
import { newMember, newRole } from '../../../test/support/people.ts';
import { startApp } from '../../../test/support/start-app.ts';
import type { Agent, TestApp } from '../../../test/support/start-app.ts';

const SITE = '/api/v1/sites/default';
const OVERRIDE = { crm: { capability: 'manage_payment_credentials' } };

describe('a site with a family override', () => {
  let server: TestApp;
  let admin: Agent;
  let me: number;
  let people: number;
  beforeAll(async () => {
    server = await startApp();
    admin = await server.signedIn();
    me = (await admin.get('/api/v1/me')).body.id;
    const rest = CAPABILITIES.filter((one) => one !== 'manage_payment_credentials');
    people = await newRole(admin, 'All but payments', rest);
    await newMember(server, admin, 'rest@example.com', people);
    await admin.patch(`${SITE}/settings`).send({ family_overrides: OVERRIDE }).expect(200);
  });
  afterAll(() => server.close());

  const refused = { code: 'nobody_holds_capability', family: 'crm', ...OVERRIDE.crm };

  it('keeps the last one who holds what it demands, in their role, in the site, and enabled', async () => {
    const path = `${SITE}/members/${me}`;
    const demoted = await admin.patch(path).send({ role_id: people }).expect(409);
    expect(demoted.body).toMatchObject(refused);
    expect((await admin.delete(path).expect(409)).body).toMatchObject(refused);
    const other = await server.signedIn('rest@example.com', 'a long enough password');
    const disabled = await other.patch(path).send({ disabled: true }).expect(409);
    expect(disabled.body).toMatchObject(refused);
  });

  it('keeps the capability in the role through which somebody holds it', async () => {
    const chief = await newRole(admin, 'Chief', [...CAPABILITIES]);
    await admin.patch(`${SITE}/members/${me}`).send({ role_id: chief }).expect(200);
    const less = CAPABILITIES.filter((one) => one !== 'manage_payment_credentials');
    const body = { capabilities: less };
    const answer = await admin.patch(`${SITE}/roles/${chief}`).send(body).expect(409);
    expect(answer.body).toMatchObject(refused);
    await admin.patch(`${SITE}/settings`).send({ family_overrides: {} }).expect(200);
    await admin.patch(`${SITE}/roles/${chief}`).send(body).expect(200);
  });

  it('does not hold a change against what nobody held before', async () => {
    const { id } = await newMember(server, admin, 'passing@example.com', people);
    await server.db.query(`UPDATE sites SET settings = jsonb_set(settings, '{family_overrides}', $1)`, [JSON.stringify(OVERRIDE)]); // prettier-ignore
    await admin.delete(`${SITE}/members/${id}`).expect(204);
  });
});

describe('a site whose authority is spread over two people', () => {
  let server: TestApp;
  let admin: Agent;
  beforeAll(async () => {
    server = await startApp();
    admin = await server.signedIn();
  });
  afterAll(() => server.close());

  it('keeps the last one who manages the members, and the last one who manages the settings', async () => {
    const settings = await newRole(admin, 'Settings', ['settings.manage']);
    const members = await newRole(admin, 'Members', ['members.manage']);
    const { id } = await newMember(server, admin, 'settings@example.com', settings);
    const me = (await admin.get('/api/v1/me')).body.id;
    await admin.patch(`${SITE}/members/${me}`).send({ role_id: members }).expect(200);
    const lost = { code: 'last_administrator', capability: 'settings.manage' };
    expect((await admin.delete(`${SITE}/members/${id}`).expect(409)).body).toMatchObject(lost);
    const body = (await admin.delete(`${SITE}/members/${me}`).expect(409)).body;
    expect(body).toMatchObject({ ...lost, capability: 'members.manage' });
  });
});
