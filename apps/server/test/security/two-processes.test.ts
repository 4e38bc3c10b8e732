import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import request from 'supertest';
import { newMember, newRole, roleId } from '../support/people.ts';
import { type SpawnedServer, spawnServer } from '../support/spawn-server.ts';
import { ADMIN, type Agent, type TestApp, startApp } from '../support/start-app.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const PASSWORD = 'a long enough password';
const ROUNDS = 6;

/** Two processes over one database: what one decides holds in the other, at once. */
let server: TestApp;
let other: SpawnedServer;
let otherUrl: string;
let admin: Agent;
beforeAll(async () => {
  server = await startApp();
  other = spawnServer({
    ...{ DATABASE_URL: server.database.url, MASTER_KEY: server.masterKeyBase64, ROLE: 'api' },
  });
  otherUrl = await other.ready();
  admin = await server.signedIn();
});
afterAll(async () => {
  other.kill('SIGKILL');
  await other.exited;
  await server.close();
});

async function inOther(email: string, password = PASSWORD): Promise<Agent> {
  const agent = request.agent(otherUrl);
  await agent.post('/api/v1/auth/login').send({ email, password }).expect(204);
  return agent;
}

describe('two administrators in two processes at the same moment', () => {
  /** A site with the first administrator, here, and another one, in the other process. */
  async function pair(site: string) {
    await admin.post('/api/v1/sites').send({ slug: site, name: site }).expect(201);
    const email = `${site}@example.com`;
    const { id } = await newMember(server, admin, email, 'Administrator', site);
    const me: number = (await admin.get('/api/v1/me')).body.id;
    const viewer = await roleId(admin, 'Viewer', site);
    return { id, me, viewer, there: await inOther(email), path: `/api/v1/sites/${site}` };
  }

  it('cannot demote each other: one fails, and one administrator is left', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { id, me, viewer, there, path } = await pair(`demote-${round}`);
      const answers = await Promise.all([
        admin.patch(`${path}/members/${id}`).send({ role_id: viewer }),
        there.patch(`${path}/members/${me}`).send({ role_id: viewer }),
      ]);
      await requireOneLeft(`demote-${round}`, answers.map(({ status }) => status), 200); // prettier-ignore
    }
  });

  it('cannot remove each other', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { id, me, there, path } = await pair(`remove-${round}`);
      const answers = await Promise.all([
        admin.delete(`${path}/members/${id}`),
        there.delete(`${path}/members/${me}`),
      ]);
      await requireOneLeft(`remove-${round}`, answers.map(({ status }) => status), 204); // prettier-ignore
    }
  });

  it('cannot take a capability and demand it of a family', async () => {
    const demand = { family_overrides: { crm: { capability: 'manage_payment_credentials' } } };
    for (let round = 0; round < ROUNDS; round += 1) {
      const { id, me, there, path } = await pair(`demand-${round}`);
      const all = (await admin.get(`${path}/roles`).expect(200)).body.items[0].capabilities;
      const less = all.filter((one: string) => one !== 'manage_payment_credentials');
      const role = await newRole(admin, 'Less', less, `demand-${round}`);
      await admin.patch(`${path}/members/${me}`).send({ role_id: role }).expect(200);
      // The other one is the last who holds it, and gives it up while it is being demanded.
      const answers = await Promise.all([
        admin.patch(`${path}/settings`).send(demand),
        there.patch(`${path}/members/${id}`).send({ role_id: role }),
      ]);
      const statuses = answers.map(({ status }) => status).sort();
      expect(statuses).toEqual([200, 409]);
      const refused = answers.find(({ status }) => status === 409)!;
      expect(refused.body).toMatchObject({ code: 'nobody_holds_capability', family: 'crm' });
    }
  });

  async function requireOneLeft(site: string, statuses: number[], good: number): Promise<void> {
    // Who comes second is refused: by the last administrator's rule, or as no administrator any more.
    expect(statuses.filter((status) => status === good)).toHaveLength(1);
    expect(statuses.filter((status) => [403, 404, 409].includes(status))).toHaveLength(1);
    const left = await server.db.query(
      `SELECT 1 FROM members m JOIN sites s ON s.id = m.site_id
       JOIN roles r ON r.site_id = m.site_id AND r.id = m.role_id
       WHERE s.slug = $1 AND r.capabilities ? 'members.manage'`,
      [site],
    );
    expect(left).toHaveLength(1);
  }
});

describe('two people who save what both of them read', () => {
  const SITE = '/api/v1/sites/default';
  let there: Agent;
  beforeAll(async () => {
    await newMember(server, admin, 'editor@example.com', 'Administrator');
    there = await inOther('editor@example.com');
  });

  async function newConnection(): Promise<string> {
    const [{ id }] = await server.db.query(`
      INSERT INTO connections (site_id, connector_type, family, category, display_name, state,
                               auth_flow, operator_of_record)
      SELECT id, 'stripe', 'payment', 'other', 'Shop', 'active', 'api_key',
             (SELECT min(id) FROM users)
      FROM sites WHERE slug = 'default' RETURNING id`);
    return `/connections/${id}`;
  }

  const places: Record<string, () => Promise<string>> = {
    'a connection': newConnection,
    'the settings': async () => '/settings',
    'a role': async () => `/roles/${await newRole(admin, 'Both', [])}`,
    'a member': async () => {
      const { id } = await newMember(server, admin, 'both@example.com', 'Administrator');
      return `/members/${id}`;
    },
  };
  /** One change of three, all different. */
  const changes: Record<string, (n: number) => Promise<object>> = {
    'a connection': async (n) => ({ display_name: `Shop ${n}` }),
    'the settings': async (n) => ({ delivery_log_retention_days: 100 + n }),
    'a role': async (n) => ({ name: `Both ${n}` }),
    'a member': async (n) => ({
      role_id: await roleId(admin, ['Administrator', 'Editor', 'Viewer'][n]!),
    }),
  };

  it.each(Object.keys(places))('overwrite nothing of %s: the second is told', async (what) => {
    const path = SITE + (await places[what]!());
    const [start, mine, theirs] = await Promise.all([0, 1, 2].map((n) => changes[what]!(n)));
    for (let round = 0; round < ROUNDS; round += 1) {
      const tag = (await admin.patch(path).send(start!).expect(200)).headers['etag']!;
      expect((await there.get(path).expect(200)).headers['etag']).toBe(tag);
      const answers = await Promise.all([
        admin.patch(path).set('If-Match', tag).send(mine!),
        there.patch(path).set('If-Match', tag).send(theirs!),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
      const first = answers.findIndex(({ status }) => status === 200);
      expect(answers[1 - first]!.body).toMatchObject({ code: 'changed_meanwhile' });
      const now = await admin.get(path).expect(200);
      expect(now.body).toMatchObject([mine!, theirs!][first]!);
      expect([answers[first]!.headers['etag'], tag]).toEqual([
        now.headers['etag'],
        expect.not.stringContaining(now.headers['etag']!),
      ]);
    }
  });

  it('are answered in full whatever they have: the tag tells of what can be edited only', async () => {
    const path = SITE + (await newConnection());
    const { etag } = (await admin.get(path).expect(200)).headers;
    const { body } = await admin.get(path).set('If-None-Match', etag!).expect(200);
    expect(body).toMatchObject({ display_name: 'Shop' });
    await admin.patch(path).set('If-Match', 'x').send({ display_name: 'x' }).expect(400);
  });
});

describe('what one process ends', () => {
  it('is over in the other with the next request: sessions, roles, tokens', async () => {
    const { id } = await newMember(server, admin, 'ended@example.com', 'Administrator');
    const there = await inOther('ended@example.com');
    const body = { name: 'x', module: 'x', capabilities: ['library.browse', 'activity.browse'] };
    const { token } = (await there.post('/api/v1/sites/default/tokens').send(body).expect(201))
      .body;
    const ask = (path: string) =>
      request(otherUrl).get(`/api/v1/sites/default${path}`).set('Authorization', `Bearer ${token}`);
    await ask('/activity').expect(200);
    const role_id = await roleId(admin, 'Editor');
    await admin.patch(`/api/v1/sites/default/members/${id}`).send({ role_id }).expect(200);
    await ask('/activity').expect(403);
    await ask('/connectors').expect(200);
    await there.get('/api/v1/sites/default/tokens').expect(403);
    await admin.patch(`/api/v1/sites/default/members/${id}`).send({ disabled: true }).expect(200);
    await ask('/connectors').expect(401);
    await there.get('/api/v1/me').expect(401);
  });

  it('is over with a changed password, too', async () => {
    const there = await inOther(ADMIN.email, ADMIN.password);
    const change = { current_password: ADMIN.password, new_password: 'another long password' };
    await admin.post('/api/v1/me/password').send(change).expect(204);
    await there.get('/api/v1/me').expect(401);
    await admin.get('/api/v1/me').expect(200);
  });
});
