import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  type Identity,
  type IdentityProvider,
  arrive,
  passProvider,
  signInBySso,
  startIdentityProvider,
} from '../../../test/support/identity-provider.ts';
import { auditOf, newMember, newRole } from '../../../test/support/people.ts';
import { startApp } from '../../../test/support/start-app.ts';
import type { Agent, TestApp } from '../../../test/support/start-app.ts';

const SITE = '/api/v1/sites/default';
const GROUPS = [
  { group: 'operators', role: 'Administrator' },
  { group: 'writers', role: 'Editor' },
  { group: 'everyone', role: 'Viewer' },
];

let idp: IdentityProvider;
let server: TestApp;
let admin: Agent;
beforeAll(async () => {
  idp = await startIdentityProvider();
  server = await startApp({ env: idp.env });
  admin = await server.signedIn();
  await admin.patch(`${SITE}/settings`).send({ sso_group_roles: GROUPS }).expect(200);
});
afterAll(async () => {
  await server.close();
  await idp.close();
});
afterEach(() => {
  idp.denies = false;
  idp.tamper = undefined;
});

let people = 0;
/** Somebody new at the provider. */
function person(groups: unknown, more: Partial<Identity> = {}): Identity {
  const sub = `subject-${++people}`;
  idp.person = {
    sub,
    email: `${sub}@example.com`,
    email_verified: true,
    name: sub,
    groups,
    ...more,
  };
  return idp.person;
}
const browser = () => server.anonymous();
const sitesOf = async (agent: Agent) => (await agent.get('/api/v1/me').expect(200)).body.sites;
const refusedAs = (code: string) => expect.stringMatching(`^/login\\?sso_error=${code}(&|$)`);
const userOf = async (email: string) =>
  (await server.db.query('SELECT * FROM users WHERE email = $1', [email]))[0];

describe('single sign-on', () => {
  it('is among the ways to sign in that the sign-in page is told', async () => {
    const { body } = await browser().get('/api/v1/auth/methods').expect(200);
    expect(body).toEqual({ password: true, oidc: { name: new URL(idp.url).host } });
  });

  it('lets somebody with a mapped group in, with that role, where they wanted to go', async () => {
    const { email } = person(['writers', 'unknown']);
    const agent = browser();
    expect(await signInBySso(agent, '/sites/default/deliveries?q=a%20b')).toBe(
      '/sites/default/deliveries?q=a%20b',
    );
    const { body } = await agent.get('/api/v1/me').expect(200);
    expect(body).toMatchObject({ email, name: email!.split('@')[0] });
    expect(body.sites).toMatchObject([{ slug: 'default', role: 'Editor' }]);
    expect((await userOf(email!)).password_hash).toBeNull();
    expect((await auditOf(admin))[0]).toMatchObject({
      ...{ action: 'member.create', actor: { kind: 'system', name: 'Single sign-on' } },
      after: { email, role: 'Editor' },
    });
    const { items } = (await admin.get(`${SITE}/members?limit=200`).expect(200)).body;
    expect(items).toContainEqual(expect.objectContaining({ email, origin: 'sso' }));
  });

  it('is one person at every sign-in, also when two begin at the same moment', async () => {
    const { email, sub } = person(['everyone']);
    const ends = await Promise.all([signInBySso(browser()), signInBySso(browser())]);
    expect(ends).toEqual(['/', '/']);
    idp.person = { ...idp.person, email: 'renamed@example.com' };
    expect(await signInBySso(browser())).toBe('/');
    const identities = 'SELECT user_id FROM user_identities WHERE subject = $1';
    expect(await server.db.query(identities, [sub])).toEqual([
      { user_id: (await userOf(email!)).id },
    ]);
    expect(await userOf('renamed@example.com')).toBeUndefined();
  });

  it('gives a new session id, and ends the one known before', async () => {
    person(['everyone']);
    const agent = await server.signedIn();
    const before = (await agent.get('/api/v1/me').expect(200)).headers['set-cookie']![0]!;
    await signInBySso(agent);
    expect((await sitesOf(agent))[0].role).toBe('Viewer');
    await browser().get('/api/v1/me').set('Cookie', before).expect(401);
  });

  it('refuses somebody nobody knows and no group lets in, and stores nothing', async () => {
    const { email, sub } = person(['strangers']);
    const agent = browser();
    expect(await signInBySso(agent, '/x')).toBe('/login?sso_error=no_access&next=%2Fx');
    await agent.get('/api/v1/me').expect(401);
    expect(await userOf(email!)).toBeUndefined();
    const identities = 'SELECT 1 FROM user_identities WHERE subject = $1';
    expect(await server.db.query(identities, [sub])).toEqual([]);
  });

  it.each([undefined, null, 7, { operators: true }, ['operators '], [['operators']], 'writer'])(
    'takes the groups claim %j for no group of ours',
    async (groups) => {
      person(groups);
      expect(await signInBySso(browser())).toEqual(refusedAs('no_access'));
    },
  );

  it('takes a single group that is no list', async () => {
    person('writers');
    const agent = browser();
    await signInBySso(agent);
    expect(await sitesOf(agent)).toMatchObject([{ role: 'Editor' }]);
  });

  it('is off without a configuration', async () => {
    const plain = await startApp({ beside: server });
    const { body } = await plain.anonymous().get('/api/v1/auth/methods').expect(200);
    expect(body).toEqual({ password: true, oidc: null });
    await plain.anonymous().get('/api/v1/auth/oidc/login').expect(404);
    await plain.anonymous().get('/api/v1/auth/oidc/callback').expect(404);
    await plain.close();
  });

  it('goes to no other place than a path of the page', async () => {
    for (const return_to of ['https://evil.example', '//evil.example', '/\\evil.example', 'x']) {
      await browser().get('/api/v1/auth/oidc/login').query({ return_to }).expect(400);
    }
  });

  it('keeps secret, code and tokens out of log and database', async () => {
    person(['everyone']);
    const agent = browser();
    const start = await agent.get('/api/v1/auth/oidc/login').expect(302);
    const seen: string[] = [idp.env['OIDC_CLIENT_SECRET']!];
    idp.tamper = (body) => seen.push(String(body['access_token']), String(body['id_token']));
    const callback = await passProvider(String(start.headers['location']));
    seen.push(callback.searchParams.get('code')!, callback.searchParams.get('state')!);
    expect(await arrive(agent, callback)).toBe('/');
    expect(seen).toHaveLength(5);
    const rows = await server.db.query('SELECT s::text FROM sessions s UNION ALL SELECT u::text FROM user_identities u'); // prettier-ignore
    const all = server.logged.join('') + JSON.stringify(rows);
    for (const secret of seen) expect(all).not.toContain(secret);
  });
});

describe('somebody who exists here already', () => {
  it('is the same person by an address the provider has verified, and keeps the role given by hand', async () => {
    const { id } = await newMember(server, admin, 'byhand@example.com', 'Viewer');
    person(['operators'], { email: 'ByHand@example.com' });
    const agent = browser();
    expect(await signInBySso(agent)).toBe('/');
    expect((await agent.get('/api/v1/me').expect(200)).body).toMatchObject({ id, name: 'byhand' });
    expect(await sitesOf(agent)).toMatchObject([{ role: 'Viewer' }]);
    expect((await auditOf(admin))[0]).toMatchObject({ action: 'member.link' });
    idp.person = { ...idp.person, groups: [] };
    expect(await signInBySso(browser())).toBe('/');
    await server.signedIn('byhand@example.com', 'a long enough password');
  });

  it.each([undefined, false, 'true', 1])(
    'is not taken over by an address of which the provider says verified: %j',
    async (email_verified) => {
      const { sub } = person(['operators'], { email: 'admin@example.com', email_verified });
      const agent = browser();
      expect(await signInBySso(agent)).toEqual(refusedAs('unverified'));
      await agent.get('/api/v1/me').expect(401);
      const identities = 'SELECT 1 FROM user_identities WHERE subject = $1';
      expect(await server.db.query(identities, [sub])).toEqual([]);
    },
  );

  it('is not taken over by whoever got their address at the provider later', async () => {
    const { email } = person(['writers']);
    await signInBySso(browser());
    person(['operators'], { email: email! });
    const agent = browser();
    expect(await signInBySso(agent)).toEqual(refusedAs('conflict'));
    await agent.get('/api/v1/me').expect(401);
  });

  it('does not get in while disabled', async () => {
    const { email } = person(['writers']);
    const agent = browser();
    await signInBySso(agent);
    const { id } = await userOf(email!);
    await admin.patch(`${SITE}/members/${id}`).send({ disabled: true }).expect(200);
    await agent.get('/api/v1/me').expect(401);
    expect(await signInBySso(browser())).toEqual(refusedAs('disabled'));
  });
});

describe('memberships by group', () => {
  it('follow the groups at each sign-in: added, changed, removed, in every site', async () => {
    await admin.post('/api/v1/sites').send({ slug: 'shop', name: 'Shop' }).expect(201);
    const shop = [{ group: 'everyone', role: 'Editor' }];
    await admin.patch('/api/v1/sites/shop/settings').send({ sso_group_roles: shop }).expect(200);
    person(['writers']);
    const agent = browser();
    const rolesWith = async (...groups: string[]) => {
      idp.person = { ...idp.person, groups };
      const end = await signInBySso(agent);
      if (end !== '/') return end;
      const sites: { slug: string; role: string }[] = await sitesOf(agent);
      return Object.fromEntries(sites.map(({ slug, role }) => [slug, role]));
    };
    expect(await rolesWith('writers')).toEqual({ default: 'Editor' });
    expect(await rolesWith('everyone')).toEqual({ default: 'Viewer', shop: 'Editor' });
    expect(await rolesWith('everyone', 'operators')).toEqual({
      ...{ default: 'Administrator', shop: 'Editor' },
    });
    expect(await rolesWith('writers')).toEqual({ default: 'Editor' });
    expect(await rolesWith()).toEqual(refusedAs('no_access'));
    const { id } = await userOf(idp.person.email!);
    expect(await server.db.query('SELECT 1 FROM members WHERE user_id = $1', [id])).toEqual([]);
    expect((await auditOf(admin, 'shop'))[0]).toMatchObject({ action: 'member.delete' });
  });

  it('become the site’s own when somebody changes them by hand', async () => {
    const { email } = person(['everyone']);
    const agent = browser();
    await signInBySso(agent);
    const { id } = await userOf(email!);
    const roles = (await admin.get(`${SITE}/roles`).expect(200)).body.items;
    const change = { role_id: roles.find((one: { name: string }) => one.name === 'Editor').id };
    const { body } = await admin.patch(`${SITE}/members/${id}`).send(change).expect(200);
    expect(body).toMatchObject({ origin: 'manual', role: 'Editor' });
    idp.person = { ...idp.person, groups: [] };
    expect(await signInBySso(agent)).toBe('/');
    expect(await sitesOf(agent)).toMatchObject([{ role: 'Editor' }]);
  });

  it('leave the last administrator their role, and say so in the audit', async () => {
    await admin.post('/api/v1/sites').send({ slug: 'lone', name: 'Lone' }).expect(201);
    const lone = [{ group: 'operators', role: 'Administrator' }];
    await admin.patch('/api/v1/sites/lone/settings').send({ sso_group_roles: lone }).expect(200);
    const { email } = person(['operators']);
    const agent = browser();
    await signInBySso(agent);
    const me = (await admin.get('/api/v1/me')).body.id;
    await agent.delete(`/api/v1/sites/lone/members/${me}`).expect(204);
    idp.person = { ...idp.person, groups: [] };
    expect(await signInBySso(agent)).toBe('/');
    expect(await sitesOf(agent)).toMatchObject([{ slug: 'lone', role: 'Administrator' }]);
    expect((await auditOf(agent, 'lone'))[0]).toMatchObject({
      ...{ action: 'member.delete', outcome: 'last_administrator', before: { email } },
    });
  });
});

describe('the list of groups', () => {
  const put = (agent: Agent, sso_group_roles: object[]) =>
    agent.patch(`${SITE}/settings`).send({ sso_group_roles });

  it('names roles of the site, each group once, in an order that stays', async () => {
    expect((await admin.get(`${SITE}/settings`).expect(200)).body.sso_group_roles).toEqual(GROUPS);
    const unknown = [...GROUPS, { group: 'x', role: 'Nobody' }];
    expect((await put(admin, unknown).expect(400)).body.errors).toMatchObject([
      { path: 'sso_group_roles.3.role' },
    ]);
    const twice = [...GROUPS, { group: 'writers', role: 'Viewer' }];
    expect((await put(admin, twice).expect(400)).body.errors).toMatchObject([
      { path: 'sso_group_roles.3.group' },
    ]);
    expect((await admin.get(`${SITE}/settings`).expect(200)).body.sso_group_roles).toEqual(GROUPS);
  });

  it('follows a role that is renamed, and keeps one that groups bring', async () => {
    const id = await newRole(admin, 'Helpers', ['library.browse']);
    const list = [...GROUPS, { group: 'helpers', role: 'Helpers' }];
    await put(admin, list).expect(200);
    const removed = await admin.delete(`${SITE}/roles/${id}`).expect(409);
    expect(removed.body).toMatchObject({ code: 'role_in_use', groups: ['helpers'] });
    await admin.patch(`${SITE}/roles/${id}`).send({ name: 'Aides' }).expect(200);
    const { body } = await admin.get(`${SITE}/settings`).expect(200);
    expect(body.sso_group_roles[3]).toEqual({ group: 'helpers', role: 'Aides' });
    await put(admin, GROUPS).expect(200);
    await admin.delete(`${SITE}/roles/${id}`).expect(204);
    expect((await auditOf(admin))[1]).toMatchObject({
      ...{ action: 'settings.update', after: { sso_group_roles: GROUPS } },
    });
  });

  it('hands out no more than its author holds, and only who manages members writes it', async () => {
    const settings = await newRole(admin, 'Settings', ['settings.manage']);
    const { agent } = await newMember(server, admin, 'settings@example.com', settings);
    const none = await put(agent, []).expect(403);
    expect(none.body).toMatchObject({ capability: 'members.manage' });
    const both = await newRole(admin, 'Both', ['settings.manage', 'members.manage']);
    const other = (await newMember(server, admin, 'both@example.com', both)).agent;
    await put(other, [...GROUPS, { group: 'mine', role: 'Administrator' }]).expect(403);
    await put(other, [...GROUPS, { group: 'mine', role: 'Both' }]).expect(200);
    await put(other, GROUPS).expect(200);
  });

  it('is not for tokens: whom it lets in would outlive them', async () => {
    const capabilities = ['settings.manage', 'members.manage'];
    const body = { name: 'x', module: 'x', capabilities };
    const { token } = (await admin.post(`${SITE}/tokens`).send(body).expect(201)).body;
    const module = server.anonymous().set('Authorization', `Bearer ${token}`) as Agent;
    expect((await put(module, []).expect(403)).body).toMatchObject({ code: 'user_required' });
  });
});
