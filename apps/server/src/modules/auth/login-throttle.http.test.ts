import { afterAll, beforeAll, expect, it } from 'vitest';
import request from 'supertest';
import { ADMIN, startApp } from '../../../test/support/start-app.ts';
import type { TestApp } from '../../../test/support/start-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await startApp();
});
afterAll(() => server.close());

it('repeated failures get 429 with Retry-After, even with the right password, and time mends it', async () => {
  const login = (password: string) =>
    request(server.url).post('/api/v1/auth/login').send({ email: ADMIN.email, password });
  for (let i = 0; i < 5; i++) await login('wrong').expect(401);
  await server.db.query('UPDATE login_attempts SET failures = 10'); // a wait of 32 s
  const refused = await login(ADMIN.password).expect(429);
  expect(refused.headers['content-type']).toMatch('application/problem+json');
  const wait = Number(refused.headers['retry-after']);
  expect(wait).toBeGreaterThan(20);
  expect(refused.headers['set-cookie']).toBeUndefined();
  expect(refused.body).toMatchObject({ code: 'too_many_attempts', retry_after_s: wait });
  await server.db.query(`UPDATE login_attempts SET last_failure_at = now() - interval '33 s'`);
  await login(ADMIN.password).expect(204);
});
