import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import request from 'supertest';
import { ADMIN, startApp } from '../../../test/support/start-app.ts';
import type { TestApp } from '../../../test/support/start-app.ts';
import { verifyPassword } from '../../platform/crypto/password.ts';
import { ABSOLUTE_MS } from './session-limits.ts';

const LOGIN = '/api/v1/auth/login';
const ME = '/api/v1/me';

describe('signing in', () => {
  let server: TestApp;

  beforeAll(async () => {
    server = await startApp();
  });
  afterAll(() => server.close());

  const login = (body: object, url = server.url) => request(url).post(LOGIN).send(body);
  const cookieOf = (response: request.Response) => String(response.headers['set-cookie']);
  const sessions = (): Promise<{ sid: string }[]> => server.db.query('SELECT sid FROM sessions');

  it('answers 204 and a cookie that scripts and other sites’ forms cannot use', async () => {
    const response = await login(ADMIN).expect(204);
    expect(response.text).toBe('');
    expect(cookieOf(response)).toMatch(
      /^patchbay_session=[^;]+; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/,
    );
  });

  it('does not care about the case of the address', async () => {
    await login({ ...ADMIN, email: ' ADMIN@Example.COM ' }).expect(204);
  });

  it('refuses an unknown address and a wrong password with the same answer', async () => {
    const wrong = await login({ ...ADMIN, password: 'wrong' }).expect(401);
    const unknown = await login({ ...ADMIN, email: 'nobody@example.com' }).expect(401);
    expect(wrong.body).toMatchObject({ code: 'wrong_credentials' });
    expect(unknown.body).toEqual(wrong.body);
    expect(wrong.headers['set-cookie']).toBeUndefined();
  });

  it('does as much work for an unknown address as for a wrong password', async () => {
    const [{ password_hash }] = (await server.db.query('SELECT password_hash FROM users')) as [
      { password_hash: string },
    ];
    expect(password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    // Processor time of all threads, which other processes cannot stretch as they do wall time.
    const workOf = async (stored: string | null) => {
      await verifyPassword(stored, 'wrong');
      const start = process.cpuUsage();
      for (let i = 0; i < 10; i++) await verifyPassword(stored, 'wrong');
      return process.cpuUsage(start).user;
    };
    const ratio = (await workOf(null)) / (await workOf(password_hash));
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });

  it('accepts nobody without a password, even with the decoy’s', async () => {
    await server.db.query(`INSERT INTO users (email, name) VALUES ('sso@example.com', 'SSO')`);
    await login({ email: 'sso@example.com', password: 'no account has this password' }).expect(401);
  });

  it.each([
    ['email', { password: 'x' }],
    ['password', { email: 'x' }],
    ['email', { email: 'nul\0', password: 'x' }],
    ['extra', { email: 'x', password: 'x', extra: 1 }],
  ])('names a bad %s', async (path, body) => {
    const response = await login(body).expect(400);
    expect(response.body.errors).toMatchObject([{ path }]);
  });

  it('gives a new session id, and ends the one known before', async () => {
    const agent = await server.signedIn();
    const [before] = (await agent.get(ME).expect(200)).headers['set-cookie']!;
    await agent.post(LOGIN).send(ADMIN).expect(204);
    await request(server.url).get(ME).set('Cookie', before!).expect(401);
    await agent.get(ME).expect(200);
  });

  it('refuses a session id its caller made up', async () => {
    await request(server.url).get(ME).set('Cookie', 'patchbay_session=s%3Amadeup.sig').expect(401);
  });

  it('refuses a write of another origin', async () => {
    const response = await login(ADMIN).set('Origin', 'https://evil.example').expect(403);
    expect(response.body).toMatchObject({ code: 'origin_refused' });
  });

  it('shows who one is, and one’s role and capabilities per site', async () => {
    const agent = await server.signedIn();
    const { body } = await agent.get(ME).expect(200);
    expect(body).toMatchObject({ email: ADMIN.email, name: 'Administrator' });
    expect(body.sites).toMatchObject([{ slug: 'default', name: 'Default', role: 'Administrator' }]);
    expect(body.sites[0].capabilities).toContain('members.manage');
    expect(JSON.stringify(body)).not.toContain('argon2');
  });

  it('ends at sign-out, also for who kept the cookie', async () => {
    const agent = await server.signedIn();
    const [cookie] = (await agent.get(ME).expect(200)).headers['set-cookie']!;
    const count = (await sessions()).length;
    const response = await agent.post('/api/v1/auth/logout').expect(204);
    expect(cookieOf(response)).toMatch(/^patchbay_session=; Path=\/; Expires=Thu, 01 Jan 1970/);
    await request(server.url).get(ME).set('Cookie', cookie!).expect(401);
    expect(await sessions()).toHaveLength(count - 1);
  });

  it('ends at once for a disabled person', async () => {
    const agent = await server.signedIn();
    await server.db.query('UPDATE users SET disabled_at = now() WHERE email = $1', [ADMIN.email]);
    try {
      await agent.get(ME).expect(401);
      await login(ADMIN).expect(401);
    } finally {
      await server.db.query('UPDATE users SET disabled_at = NULL');
    }
  });

  it('lasts twelve hours from the last request', async () => {
    const agent = await server.signedIn();
    const age = `UPDATE sessions SET expire = now() + interval '1 minute'`;
    await server.db.query(age);
    const [cookie] = (await agent.get(ME).expect(200)).headers['set-cookie']!;
    const expires = new Date(/Expires=([^;]+)/.exec(cookie!)![1]!).getTime();
    expect(Math.abs(expires - Date.now() - 12 * 3600 * 1000)).toBeLessThan(10_000);
    const touched = `SELECT 1 FROM sessions WHERE expire > now() + interval '11 hours 59 minutes'`;
    expect(await server.db.query(touched)).toHaveLength(1);
  });

  it('has ended when nothing was asked for twelve hours', async () => {
    const agent = await server.signedIn();
    await server.db.query(`UPDATE sessions SET expire = now() - interval '1 second'`);
    await agent.get(ME).expect(401);
  });

  it('has ended seven days after the sign-in', async () => {
    const agent = await server.signedIn();
    const age = (ms: number) =>
      server.db.query(
        `UPDATE sessions SET sess = jsonb_set(sess::jsonb, '{signedInAt}', to_jsonb($1::bigint))`,
        [Date.now() - ms],
      );
    await age(ABSOLUTE_MS - 60_000);
    await agent.get(ME).expect(200);
    await age(ABSOLUTE_MS + 1);
    await agent.get(ME).expect(401);
  });

  it('keeps its cookie to https where browsers come by https, whatever the last hop speaks', async () => {
    const secure = await startApp({
      beside: server,
      env: { PUBLIC_URL: 'https://patchbay.example' },
    });
    try {
      const response = await login(ADMIN, secure.url).expect(204);
      expect(cookieOf(response)).toMatch(/; HttpOnly; Secure; SameSite=Lax$/);
    } finally {
      await secure.close();
    }
  });

  it('logs no password', () => {
    expect(server.logged.join('')).not.toContain(ADMIN.password);
  });
});
