import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditOf, newMember } from '../../../test/support/people.ts';
import { startApp } from '../../../test/support/start-app.ts';
import type { Agent, TestApp } from '../../../test/support/start-app.ts';

const PATH = '/api/v1/me/password';
const OLD = 'a long enough password';
const NEW = 'an even longer password';

describe('changing one’s password', () => {
  let server: TestApp;
  let admin: Agent;
  beforeAll(async () => {
    server = await startApp();
    admin = await server.signedIn();
    await admin.post('/api/v1/sites').send({ slug: 'second', name: 'Second' }).expect(201);
  });
  afterAll(() => server.close());

  const login = (email: string, password: string) =>
    server.anonymous().post('/api/v1/auth/login').send({ email, password });
  const change = (agent: Agent, current_password: string, new_password: string) =>
    agent.post(PATH).send({ current_password, new_password });
  const hashOf = async (email: string): Promise<string> =>
    (await server.db.query('SELECT password_hash FROM users WHERE email = $1', [email]))[0]
      .password_hash;

  it('replaces it, keeps this session under a new id, and ends every other', async () => {
    const email = 'jane@example.com';
    const { agent } = await newMember(server, admin, email, 'Viewer');
    const elsewhere = await server.signedIn(email, OLD);
    const before = (await agent.get('/api/v1/me').expect(200)).headers['set-cookie']![0]!;
    await change(agent, OLD, NEW).expect(204);
    await agent.get('/api/v1/me').expect(200);
    await elsewhere.get('/api/v1/me').expect(401);
    await server.anonymous().get('/api/v1/me').set('Cookie', before).expect(401);
    await login(email, OLD).expect(401);
    await login(email, NEW).expect(204);
    expect(await hashOf(email)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('leaves an entry in the audit of each of the person’s sites, without the password', async () => {
    const { agent } = await newMember(server, admin, 'two@example.com', 'Viewer');
    const roles = (await admin.get('/api/v1/sites/second/roles').expect(200)).body.items;
    const join = { email: 'two@example.com', role_id: roles[2].id };
    await admin.post('/api/v1/sites/second/members').send(join).expect(201);
    await change(agent, OLD, NEW).expect(204);
    for (const site of ['default', 'second']) {
      const [entry] = await auditOf(admin, site);
      expect(entry).toMatchObject({
        action: 'member.password',
        actor: { name: 'two@example.com' },
      });
      expect(JSON.stringify(entry)).not.toContain(NEW);
    }
    expect(server.logged.join('')).not.toContain(NEW);
  });

  it.each([
    ['current_password', { current_password: 'wrong', new_password: NEW }],
    ['new_password', { current_password: OLD, new_password: 'eleven char' }],
    ['new_password', { current_password: OLD, new_password: OLD }],
    ['other', { current_password: OLD, new_password: NEW, other: 1 }],
  ])('refuses a bad %s and changes nothing', async (path, body) => {
    const email = `bad-${path}-${Object.values(body).join('').length}@example.com`;
    const { agent } = await newMember(server, admin, email, 'Viewer');
    const before = await hashOf(email);
    expect((await agent.post(PATH).send(body).expect(400)).body.errors).toMatchObject([{ path }]);
    expect(await hashOf(email)).toBe(before);
    await agent.get('/api/v1/me').expect(200);
  });

  it('is no way to guess the password of a session that was stolen', async () => {
    const { agent } = await newMember(server, admin, 'guess@example.com', 'Viewer');
    for (let i = 0; i < 5; i++) await change(agent, 'wrong', NEW).expect(400);
    await server.db.query('UPDATE login_attempts SET failures = 10');
    const { body } = await change(agent, OLD, NEW).expect(429);
    expect(body).toMatchObject({ code: 'too_many_attempts' });
    await server.db.query('DELETE FROM login_attempts');
  });

  it('is refused to who has none here, to tokens, and to nobody', async () => {
    const { id, agent } = await newMember(server, admin, 'sso@example.com', 'Viewer');
    await server.db.query('UPDATE users SET password_hash = NULL WHERE id = $1', [id]);
    expect((await change(agent, OLD, NEW).expect(409)).body).toMatchObject({ code: 'no_password' });
    await change(server.anonymous(), OLD, NEW).expect(401);
    const body = { name: 'x', module: 'x', capabilities: ['library.browse'] };
    const made = (await admin.post('/api/v1/sites/default/tokens').send(body).expect(201)).body;
    await change(
      server.anonymous().set('Authorization', `Bearer ${made.token}`) as Agent,
      OLD,
      NEW,
    ).expect(403);
  });
});
