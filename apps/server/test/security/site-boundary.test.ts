import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CAPABILITIES } from '@patchbay/core/capabilities';
import { alertsOf, breakConnection, look } from '../support/alerts.ts';
import { STRIPE_KEY, bodies, connect } from '../support/connections.ts';
import { deliver, deliveryBody } from '../support/deliveries.ts';
import { newMember, newRole } from '../support/people.ts';
import { type Route, fill, isEndless, routesOf } from '../support/routes.ts';
import type { Agent } from '../support/start-app.ts';
import { SITE, type TestPlane, eventually, startPlane } from '../support/start-plane.ts';

/*
 * Two sites. What belongs to one is asked for in the other, by its administrator and by a token of
 * theirs with every capability: in paths, bodies, queries, filters, cursors and idempotency keys.
 */
const FAR = '/api/v1/sites/far';

let plane: TestPlane;
let callers: [name: string, agent: Agent][];
let routes: Route[];
/** Ids in the site `default`, by the noun in front of them in paths. */
const theirs: Record<string, string> = {};
let theirRole: number;
let self: number;

beforeAll(async () => {
  plane = await startPlane();
  routes = routesOf(plane).filter(({ path }) => path.startsWith('/api/v1/sites/:site'));
  const { admin } = plane;
  const connection = (await connect(plane, bodies.stripe())).id;
  await plane.control('/fault', { vendor: 'stripe', path: '/v1/customers', kind: 'status', status: 400, times: 'always' }); // prettier-ignore
  const delivery = await deliver(plane, connection, 'create_customer');
  const fails = (attempts: number) =>
    eventually(async () => {
      const { body } = await admin.get(`${SITE}/deliveries/${delivery}`).expect(200);
      return body.status === 'failed' && body.attempts === attempts;
    }, 'a failed delivery');
  await fails(1);
  const usage = `${SITE}/connections/${connection}/usages/forms/contact`;
  await admin.put(usage).send({ label: 'Contact form' }).expect(200);
  const app = { client_id: 'theirs', client_secret: 'their secret' };
  await admin.put(`${SITE}/connectors/hubspot/oauth-app`).send(app).expect(200);
  theirRole = await newRole(admin, 'Theirs', ['library.browse']);
  const member = await newMember(plane, admin, 'theirs@example.com', theirRole);
  const token = { name: 'Theirs', module: 'forms', capabilities: ['library.browse'] };
  const made = (await admin.post(`${SITE}/tokens`).send(token).expect(201)).body;
  const job = (await admin.post(`${SITE}/deliveries/retry`).send({ filter: {} }).expect(202)).body;
  const view = { page: 'connections', name: 'Theirs', search: 'q=theirs' };
  const saved = (await admin.put(`${SITE}/saved-views`).send(view).expect(200)).body;
  await breakConnection(plane, connection, 'error');
  await look(plane);
  await breakConnection(plane, connection, 'active');
  const [alert] = await alertsOf(plane);
  await fails(2);
  Object.assign(theirs, {
    ...{ connections: `${connection}`, deliveries: `${delivery}`, roles: `${theirRole}` },
    ...{ members: `${member.id}`, tokens: `${made.id}`, 'bulk-jobs': `${job.id}` },
    ...{ alerts: `${alert!.id}`, 'saved-views': `${saved.id}` },
  });

  await admin.post('/api/v1/sites').send({ slug: 'far', name: 'Far' }).expect(201);
  const stranger = await newMember(plane, admin, 'far@example.com', 'Administrator', 'far');
  self = stranger.id;
  const all = { name: 'Far', module: 'forms', capabilities: [...CAPABILITIES] };
  const bearer = (await stranger.agent.post(`${FAR}/tokens`).send(all).expect(201)).body.token;
  callers = [
    ['an administrator', stranger.agent],
    ['a token', plane.anonymous().set('Authorization', `Bearer ${bearer}`) as Agent],
  ];
});
afterAll(() => plane.close());

/** A sound body for each route that reads one, so that it is the id that is refused. */
const BODIES: Readonly<Record<string, object>> = {
  'patch /connections/:id': { display_name: 'Mine' },
  'put /connections/:id/credentials': { credentials: { api_key: STRIPE_KEY } },
  'post /connections/:id/scopes': { scopes: ['x'] },
  'put /connections/:id/usages/:module/:reference': { label: 'Mine' },
  'put /connections/:id/panels/:panel': { value: 'accounts/1/locations/1' },
  'post /connections/:id/api-version': { version: '1' },
  'patch /members/:id': { disabled: true },
  'patch /roles/:id': { name: 'Mine' },
};

const short = ({ method, path }: Route) => `${method} ${path.replace('/api/v1/sites/:site', '')}`;

/** The path in the site `far`, with the other site's id where one belongs. */
function foreign({ path }: Route): string {
  const [, noun] = /\/([\w-]+)\/:id\b/.exec(path) ?? [];
  const id = noun && theirs[noun];
  if (!id)
    throw new Error(`Make one of ${path} in the site default, and name its id in \`theirs\`.`);
  return fill(path, { site: 'far', id, module: 'forms', reference: 'contact' });
}

/** Everything of the site `default` that a change would show in. */
async function snapshot(): Promise<Record<string, unknown>> {
  const tables: { name: string }[] = await plane.db.query(`
    SELECT c.table_name AS name FROM information_schema.columns c
    JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.column_name = 'site_id' AND c.table_schema = 'public' AND t.table_type = 'BASE TABLE'
      AND c.table_name NOT IN ('idempotency_keys')`);
  const rows = await Promise.all(
    tables.map(async ({ name }) => [
      name,
      await plane.db.query(
        `SELECT t::text AS row FROM ${name} t JOIN sites s ON s.id = t.site_id
         WHERE s.slug = 'default' ORDER BY 1`,
      ),
    ]),
  );
  return Object.fromEntries(rows) as Record<string, unknown>;
}

describe('what belongs to another site', () => {
  it('is not found by any route that takes an id, and stays as it is', async () => {
    const withId = routes.filter(({ path }) => path.includes('/:id'));
    expect(withId.length).toBeGreaterThan(25);
    const before = await snapshot();
    for (const [who, agent] of callers) {
      for (const route of withId) {
        const body = BODIES[short(route)];
        const answer = await agent[route.method](foreign(route)).send(body);
        const name = `${short(route)} by ${who}`;
        // Tokens let nobody in, and are told so before anything is looked up.
        if (answer.body.code === 'user_required' && who === 'a token') continue;
        expect([name, answer.status, answer.body.code]).toEqual([name, 404, 'not_found']);
      }
    }
    expect(await snapshot()).toEqual(before);
  });

  it('is no part of any list', async () => {
    const lists = routes
      .filter(({ method, path }) => method === 'get' && !path.includes('/:id'))
      .filter((route) => !isEndless(route));
    expect(lists.length).toBeGreaterThan(10);
    const secrets = ['theirs', 'Theirs', 'event-', 'Contact form', 'acct_'];
    const span = { from: new Date(Date.now() - 3_600_000), to: new Date(Date.now() + 3_600_000) };
    for (const [who, agent] of callers) {
      for (const route of lists) {
        const query = route.path.endsWith('delivery-stats')
          ? { from: span.from.toISOString(), to: span.to.toISOString() }
          : route.path.endsWith('/holders')
            ? { capabilities: 'library.browse' }
            : {};
        const path = fill(route.path, { site: 'far', slug: 'hubspot' });
        const { status, text, body } = await agent.get(path).query(query);
        // Names of people are told to people.
        if (body.code === 'user_required' && who === 'a token') continue;
        expect([short(route), who, status]).toEqual([short(route), who, 200]);
        for (const secret of secrets) expect([short(route), text]).toEqual([short(route), expect.not.stringContaining(secret)]); // prettier-ignore
      }
    }
  });

  it('is no filter that finds anything', async () => {
    const { connections: id } = theirs;
    for (const [, agent] of callers) {
      for (const path of [
        `/delivery-log?connection_id=${id}`,
        `/delivery-log?q=event-`,
        `/deliveries?connection_id=${id}`,
        `/deliveries?status=failed&q=event-`,
        `/activity?connection_id=${id}`,
        `/activity?actor=theirs@example.com`,
        `/connections?q=stripe`,
        `/pickers/connections?family=payment`,
      ]) {
        const { status, body } = await agent.get(FAR + path);
        expect([path, [200, 404].includes(status), body.items ?? []]).toEqual([path, true, []]);
      }
      const csv = await agent.get(`${FAR}/delivery-log/export?connection_id=${id}`);
      if (csv.status === 200) expect(csv.text.trim().split('\n')).toHaveLength(1);
      else expect(csv.status).toBe(404);
    }
  });

  it('is refused in bodies, and changes nothing', async () => {
    const connection = Number(theirs['connections']);
    const theirDelivery = Number(theirs['deliveries']);
    const delivery = deliveryBody(connection, 'create_customer');
    const before = await snapshot();
    for (const [who, agent] of callers) {
      const single = await agent.post(`${FAR}/deliveries`).send(delivery).expect(404);
      expect(single.body.code).toBe('not_found');
      const account = { connector_type: 'google_drive', auth_flow: 'oauth', from_connection_id: connection }; // prettier-ignore
      await agent.post(`${FAR}/connections`).send(account).expect(404);
      const batch = await agent.post(`${FAR}/deliveries/batch`).send({ items: [delivery] });
      expect(batch.body.items).toMatchObject([{ problem: { status: 404 } }]);
      for (const filter of [{}, { connection_id: connection }, { delivery_ids: [theirDelivery] }]) {
        for (const act of ['retry', 'cancel']) {
          const { status, body } = await agent.post(`${FAR}/deliveries/${act}`).send({ filter });
          expect([act, filter, status, body.code]).toEqual([act, filter, 422, 'nothing_matches']);
        }
      }
      if (who === 'a token') continue;
      const token = { name: 'x', module: 'x', capabilities: ['connections.list'] };
      const limited = { ...token, connections: [connection] };
      const named = (await agent.post(`${FAR}/tokens`).send(limited).expect(400)).body;
      expect(named.errors).toMatchObject([{ path: 'connections' }]);
      const friend = { email: 'x@example.com', password: 'a long enough one', role_id: theirRole };
      const let_in = (await agent.post(`${FAR}/members`).send(friend).expect(400)).body;
      expect(let_in.errors).toMatchObject([{ path: 'role_id' }]);
      const own = { role_id: theirRole };
      await agent.patch(`${FAR}/members/${self}`).send(own).expect(400);
      const groups = { sso_group_roles: [{ group: 'x', role: 'Theirs' }] };
      await agent.patch(`${FAR}/settings`).send(groups).expect(400);
    }
    expect(await snapshot()).toEqual(before);
  });

  it('is no place to go on from: cursors and idempotency keys are the site’s own', async () => {
    const pages = routes
      .filter(({ method, path }) => method === 'get' && !path.includes('/:id'))
      .filter((route) => !isEndless(route));
    let tried = 0;
    for (const route of pages) {
      const first = await plane.admin.get(fill(route.path)).query({ limit: 1 });
      const cursor = first.status === 200 ? first.body.next_cursor : null;
      if (typeof cursor !== 'string') continue;
      tried += 1;
      for (const [who, agent] of callers) {
        const path = fill(route.path, { site: 'far' });
        const { status, body } = await agent.get(path).query({ limit: 1, cursor });
        expect([short(route), who, status, body.errors?.[0]?.path]).toEqual([
          ...[short(route), who, 400, 'cursor'],
        ]);
      }
    }
    expect(tried).toBeGreaterThanOrEqual(3);

    const key = { 'Idempotency-Key': 'the-same-key-0001' };
    const body = { name: 'Same', capabilities: [] };
    const mine = await plane.admin.post(`${SITE}/roles`).set(key).send(body).expect(201);
    const other = await callers[0]![1].post(`${FAR}/roles`).set(key).send(body).expect(201);
    expect(other.body.id).not.toBe(mine.body.id);
  });

  it('is not even named where one’s own sites are', async () => {
    for (const [who, agent] of callers) {
      const { body } = await agent.get('/api/v1/sites').expect(200);
      expect(body.items).toMatchObject([{ slug: 'far' }]);
      if (who === 'a token') continue;
      const me = (await agent.get('/api/v1/me').expect(200)).body;
      expect(me.sites).toMatchObject([{ slug: 'far' }]);
    }
  });
});
