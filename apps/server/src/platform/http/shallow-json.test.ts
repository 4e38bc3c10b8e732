import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp } from '../../../test/support/start-app.ts';
import type { Agent, TestApp } from '../../../test/support/start-app.ts';

const SITE = '/api/v1/sites/default';

let server: TestApp;
let admin: Agent;
beforeAll(async () => {
  server = await startApp();
  admin = await server.signedIn();
});
afterAll(() => server.close());

const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

it.each(['tokens', 'deliveries', 'connections'])(
  'a body that nests too deeply is refused, not walked: %s',
  async (route) => {
    for (const body of [nested(500_000), `{"input":${nested(500_000)}}`]) {
      const response = await admin
        .post(`${SITE}/${route}`)
        .set({ 'Content-Type': 'application/json', 'Idempotency-Key': `deep ${body.length}` })
        .send(body)
        .expect(400);
      expect(response.body).toMatchObject({ code: 'invalid_json' });
    }
  },
);

it('a body of a hundred levels reaches its schema', async () => {
  const response = await admin
    .post(`${SITE}/tokens`)
    .set('Content-Type', 'application/json')
    .send(nested(100))
    .expect(400);
  expect(response.body).toMatchObject({ code: 'invalid_input' });
});
