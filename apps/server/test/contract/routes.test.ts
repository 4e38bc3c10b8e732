import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CAPABILITIES } from '@patchbay/core/capabilities';
import { newMember, newRole } from '../support/people.ts';
import { type Route, expressRoutes, fill, isEndless, routesOf } from '../support/routes.ts';
import { type Agent, type TestApp, startApp } from '../support/start-app.ts';

/** What anybody may ask, signed in or not; whoever adds to it must mean it. */
const PUBLIC = [
  'get /api/health',
  'get /api/ready',
  'get /api/v1/auth/methods',
  'get /api/v1/auth/oidc/callback',
  'get /api/v1/auth/oidc/login',
  'get /metrics',
  'get /oauth/callback',
  'post /api/v1/auth/login',
];
/** Routes that no controller declares: the API's own description. */
const DESCRIPTION = /^get \/api\/(docs|openapi\.(json|yaml))/;

let server: TestApp;
let admin: Agent;
let routes: Route[];
beforeAll(async () => {
  server = await startApp();
  admin = await server.signedIn();
  routes = routesOf(server);
});
afterAll(() => server.close());

const nameOf = ({ method, path }: Route) => `${method} ${path}`;
const send = (agent: Agent, { method, path }: Route, site?: string) =>
  agent[method](fill(path, site ? { site } : {})).send(method === 'get' ? undefined : {});

describe('every route', () => {
  it('is one this test knows of: controllers declare all but the API’s description', () => {
    const declared = new Set(routes.map(nameOf));
    const others = expressRoutes(server).filter((route) => !declared.has(route));
    expect(others.filter((route) => !DESCRIPTION.test(route))).toEqual([]);
    expect(routes.length).toBeGreaterThan(50);
    expect(expressRoutes(server)).toEqual(expect.arrayContaining([...declared]));
  });

  it('declares what it demands of its caller', () => {
    const silent = routes.filter(({ access }) => !access).map(({ handler }) => handler);
    expect(silent).toEqual([]);
  });

  it('is public only on purpose', () => {
    const open = routes.filter(({ access }) => access?.kind === 'public').map(nameOf);
    expect(open.sort()).toEqual([...PUBLIC].sort());
  });

  it('below a site asks for a capability there', () => {
    const loose = routes
      .filter(({ path }) => path.includes('/sites/:site'))
      .filter(({ access }) => access?.kind !== 'capability' && access?.kind !== 'site_member');
    expect(loose.map(nameOf)).toEqual([]);
  });

  it('answers 401 to whoever is not signed in, by cookie or by token', async () => {
    for (const route of routes.filter(({ access }) => access?.kind !== 'public')) {
      for (const agent of [server.anonymous(), withToken(`pb_${'x'.repeat(43)}`)]) {
        const { status, body, type } = await send(agent, route);
        expect([nameOf(route), status, body.code, type]).toEqual([
          ...[nameOf(route), 401, 'unauthenticated', 'application/problem+json'],
        ]);
      }
    }
  });
});

describe('every route of a site', () => {
  let siteRoutes: Route[];
  beforeAll(() => {
    siteRoutes = routes.filter(({ path }) => path.includes('/sites/:site'));
    expect(siteRoutes.length).toBeGreaterThan(45);
  });

  it('does not exist for a member, nor for a token, of another site', async () => {
    await admin.post('/api/v1/sites').send({ slug: 'far', name: 'Far' }).expect(201);
    const stranger = await newMember(server, admin, 'far@example.com', 'Administrator', 'far');
    const token = await newToken('far', [...CAPABILITIES]);
    for (const route of siteRoutes) {
      for (const agent of [stranger.agent, withToken(token)]) {
        const { status, body } = await send(agent, route);
        expect([nameOf(route), status, body.code]).toEqual([nameOf(route), 404, 'not_found']);
      }
    }
  });

  it('does not exist in a site that is not there', async () => {
    for (const route of siteRoutes) {
      const { status } = await send(admin, route, 'nowhere');
      expect([nameOf(route), status]).toEqual([nameOf(route), 404]);
    }
  });

  it('is refused by naming the capability that a role lacks', async () => {
    const role = await newRole(admin, 'Almost everything', []);
    const { agent } = await newMember(server, admin, 'almost@example.com', role);
    for (const capability of CAPABILITIES) {
      const all = CAPABILITIES.filter((other) => other !== capability);
      await admin
        .patch(`/api/v1/sites/default/roles/${role}`)
        .send({ capabilities: all })
        .expect(200);
      for (const route of siteRoutes.filter((each) => demands(each, capability))) {
        const { status, body } = await send(agent, route);
        expect([nameOf(route), status, body.code, body.capability]).toEqual([
          ...[nameOf(route), 403, 'capability_required', capability],
        ]);
      }
    }
  });

  it('is refused in the same way to a token that lacks it', async () => {
    for (const capability of CAPABILITIES) {
      const token = await newToken('default', CAPABILITIES.filter((other) => other !== capability)); // prettier-ignore
      for (const route of siteRoutes.filter((each) => demands(each, capability))) {
        const { status, body } = await send(withToken(token), route);
        expect([nameOf(route), status, body.capability]).toEqual([nameOf(route), 403, capability]);
      }
    }
  });

  it('lets through whoever holds it', async () => {
    const ending = siteRoutes.filter((route) => route.method === 'get' && !isEndless(route));
    for (const route of ending) {
      const { status } = await send(admin, route);
      expect([nameOf(route), [401, 403].includes(status)]).toEqual([nameOf(route), false]);
    }
  });
});

function demands({ access }: Route, capability: string): boolean {
  return access?.kind === 'capability' && access.capability === capability;
}

function withToken(token: string): Agent {
  return server.anonymous().set('Authorization', `Bearer ${token}`) as Agent;
}

async function newToken(site: string, capabilities: string[]): Promise<string> {
  const body = { name: 'Test', module: 'test', capabilities };
  return (await admin.post(`/api/v1/sites/${site}/tokens`).send(body).expect(201)).body.token;
}
