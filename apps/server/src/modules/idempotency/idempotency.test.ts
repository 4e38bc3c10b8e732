import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import request from 'supertest';
import { startApp } from '../../../test/support/start-app.ts';
import type { Agent, TestApp } from '../../../test/support/start-app.ts';
import { SEAL_OVERHEAD } from '../../platform/crypto/seal.ts';
import { newMember } from '../../../test/support/people.ts';

const TOKENS = '/api/v1/sites/default/tokens';
const ROLES = '/api/v1/sites/default/roles';
const FORMS = { name: 'Forms', module: 'forms', capabilities: ['tokens.manage'] };

describe('a POST with Idempotency-Key', () => {
  let one: TestApp;
  let two: TestApp;
  let admin: Agent;
  let keys = 0;

  beforeAll(async () => {
    one = await startApp();
    two = await startApp({ beside: one });
    admin = await one.signedIn();
  });
  afterAll(async () => {
    await two.close();
    await one.close();
  });

  const newKey = () => `key-${++keys}`;
  const post = (key: string, body: object = FORMS, path = TOKENS, agent = admin) =>
    agent.post(path).set('Idempotency-Key', key).send(body);
  const count = async (table: string): Promise<number> =>
    Number((await one.db.query(`SELECT count(*) FROM ${table}`))[0].count);

  it('gets the first answer again, the secret it shows once included', async () => {
    const key = newKey();
    const before = await count('service_tokens');
    const first = await post(key).expect(201);
    const again = await post(key).expect(201);
    expect(again.text).toBe(first.text);
    expect(again.body.token).toMatch(/^pb_/);
    expect(first.headers['idempotent-replayed']).toBeUndefined();
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect(await count('service_tokens')).toBe(before + 1);
  });

  it('is the same request whatever the order of its fields', async () => {
    const key = newKey();
    const first = await post(key).expect(201);
    const { name, module, capabilities } = FORMS;
    const again = await post(key, { capabilities, module, name }).expect(201);
    expect(again.body.id).toBe(first.body.id);
  });

  it.each([
    ['body', { ...FORMS, name: 'Other' }, TOKENS],
    ['path', FORMS, `${TOKENS}?x=1`],
    ['route', { name: 'Role', capabilities: [] }, ROLES],
  ])('and another %s is refused', async (_, body, path) => {
    const key = newKey();
    await post(key).expect(201);
    const { body: problem } = await post(key, body, path).expect(422);
    expect(problem).toMatchObject({ code: 'idempotency_key_reused' });
  });

  it('sent twice at once, to two processes, is done once', async () => {
    const key = newKey();
    const [cookie] = (await admin.get('/api/v1/me')).headers['set-cookie']!;
    const send = (server: TestApp) =>
      request(server.url)
        .post(ROLES)
        .set({ 'Idempotency-Key': key, Cookie: String(cookie) })
        .send({ name: 'Twice', capabilities: [] });
    const answers = await Promise.all([send(one), send(two), send(one), send(two)]);
    const done = answers.filter(({ status }) => status === 201);
    const waiting = answers.filter(({ status }) => status === 409);
    expect(done.length + waiting.length).toBe(4);
    expect(new Set(done.map(({ body }) => body.id)).size).toBe(1);
    for (const { body, headers } of waiting) {
      expect(body).toMatchObject({ code: 'idempotency_in_progress', retry_after_s: 1 });
      expect(headers['retry-after']).toBe('1');
    }
    expect((await send(two)).body.id).toBe(done[0]!.body.id);
    expect(await one.db.query(`SELECT 1 FROM roles WHERE name = 'Twice'`)).toHaveLength(1);
  });

  it('in progress elsewhere is refused until it ends', async () => {
    const key = newKey();
    await post(key).expect(201);
    await one.db.query('UPDATE idempotency_keys SET status = NULL WHERE key = $1', [key]);
    const { body } = await post(key).expect(409);
    expect(body).toMatchObject({ code: 'idempotency_in_progress' });
  });

  it('whose process died is taken over after a minute', async () => {
    const key = newKey();
    const first = (await post(key).expect(201)).body;
    const age = `UPDATE idempotency_keys SET status = NULL, lease_until = now() - interval '1 s' WHERE key = $1`;
    await one.db.query(age, [key]);
    const second = await post(key).expect(201);
    expect(second.body.id).not.toBe(first.id);
    expect(second.headers['idempotent-replayed']).toBeUndefined();
    expect((await post(key).expect(201)).body.id).toBe(second.body.id);
  });

  it('that failed may be sent again, corrected or as it was', async () => {
    const key = newKey();
    await post(key, { ...FORMS, capabilities: ['none'] }).expect(400);
    await post(key, { ...FORMS, connections: [999_999] }).expect(400);
    await post(key).expect(201);
  });

  it('is each caller’s and each site’s own', async () => {
    const key = newKey();
    await admin.post('/api/v1/sites').send({ slug: 'far', name: 'Far' }).expect(201);
    const mine = (await post(key).expect(201)).body;
    const { agent } = await newMember(one, admin, 'second@example.com', 'Administrator');
    const theirs = (await post(key, FORMS, TOKENS, agent).expect(201)).body;
    const far = (await post(key, FORMS, '/api/v1/sites/far/tokens').expect(201)).body;
    expect(new Set([mine.token, theirs.token, far.token]).size).toBe(3);
  });

  it('works outside any site', async () => {
    const key = newKey();
    const body = { slug: 'once', name: 'Once' };
    const first = await post(key, body, '/api/v1/sites').expect(201);
    const again = await post(key, body, '/api/v1/sites').expect(201);
    expect(again.body).toEqual(first.body);
  });

  it('keeps neither the answer nor a guessable digest of the request readable', async () => {
    const key = newKey();
    const body = { email: 'weak@example.com', password: 'weak password', role_id: 1 };
    await post(key, body, '/api/v1/sites/default/members').expect(201);
    const sql = 'SELECT response_blob, fingerprint_blob FROM idempotency_keys WHERE key = $1';
    const [row] = await one.db.query(sql, [key]);
    expect(row.response_blob.toString('latin1')).not.toContain('weak@example.com');
    expect(row.fingerprint_blob).toHaveLength(SEAL_OVERHEAD + 32);
  });

  it.each(['', 'x'.repeat(256), 'ü'])('refuses the key %j, naming the header', async (key) => {
    const { body } = await post(Buffer.from(key).toString('latin1')).expect(400);
    expect(body.errors).toMatchObject([{ path: 'Idempotency-Key' }]);
  });

  it('lives for a day', async () => {
    const key = newKey();
    const first = (await post(key).expect(201)).body;
    const age = (hours: number) =>
      one.db.query(`UPDATE idempotency_keys SET created_at = now() - $2 * interval '1 hour' WHERE key = $1`, [key, hours]); // prettier-ignore
    await age(23);
    expect((await post(key).expect(201)).body.id).toBe(first.id);
    await age(25);
    expect((await post(key).expect(201)).body.id).not.toBe(first.id);
  });
});
