import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { CAPABILITIES } from '@patchbay/core/capabilities';
import fc from 'fast-check';
import { Pool } from 'undici';
import { bodies, connect } from '../support/connections.ts';
import { becomes, deliver } from '../support/deliveries.ts';
import { type NastyRequest, type Who, nastyRequest } from '../support/nasty-request.ts';
import type { Description } from '../support/openapi-check.ts';
import { type Route, routesOf } from '../support/routes.ts';
import { SITE, type TestPlane, connectByOAuth, startPlane } from '../support/start-plane.ts';

vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

/** FUZZ_SEED repeats a run: it is printed with every run. */
const seed = Number(process.env['FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 5000);
const AT_ONCE = 8;
const PATIENCE_MS = 20_000;

let plane: TestPlane;
let pool: Pool;
let routes: Route[];
let description: Description;
let ids: string[];
const credentials: Record<Who, Record<string, string>> = { administrator: {}, token: {}, anonymous: {} }; // prettier-ignore
const seen = new Map<string, number>();
let sent = 0;

beforeAll(async () => {
  console.log(`fuzz seed ${seed}`);
  plane = await startPlane({ env: { OUTBOUND_TIMEOUT: '500ms' } });
  pool = new Pool(plane.url, { connections: AT_ONCE, headersTimeout: PATIENCE_MS, bodyTimeout: PATIENCE_MS }); // prettier-ignore
  routes = routesOf(plane);
  description = (await plane.admin.get('/api/openapi.json').expect(200)).body;
  const made = [
    (await connect(plane, bodies.stripe())).id,
    (await connect(plane, bodies.webhook(plane.sim))).id,
    (await connectByOAuth(plane, 'hubspot')).id!,
  ];
  const delivery = await deliver(plane, made[1]!, 'post_event');
  await becomes(plane, delivery, 'delivered');
  ids = [...made, delivery, 7, 4711].map(String);
  await signIn();
});
afterAll(async () => {
  await pool.close();
  await plane.close();
});

/** A session and a token that no request of the run can name, and so end. */
async function signIn(): Promise<void> {
  const session = await plane.signedIn();
  const [cookie] = (await session.get('/api/v1/me').expect(200)).headers['set-cookie'] as unknown as string[]; // prettier-ignore
  await plane.db.query(`SELECT setval(pg_get_serial_sequence('service_tokens', 'id'), 1000000)`);
  const body = { name: 'Fuzz', module: 'fuzz', capabilities: [...CAPABILITIES] };
  const { token } = (await plane.admin.post(`${SITE}/tokens`).send(body).expect(201)).body;
  credentials.administrator = { cookie: cookie!.split(';')[0]! };
  credentials.token = { authorization: `Bearer ${token}` };
}

async function send(route: Route, request: NastyRequest): Promise<void> {
  // Signing out is the one thing that may end a session; it is fuzzed with one that is over already.
  const ended = route.path.endsWith('/logout') && request.who === 'administrator';
  const answer = await pool.request({
    method: route.method.toUpperCase() as 'GET',
    path: request.path,
    headers: { ...request.headers, ...(ended ? {} : credentials[request.who]) },
    body: request.body ?? null,
  });
  // A stream ends when its reader goes.
  const endless = String(answer.headers['content-type']).startsWith('text/event-stream');
  const text = endless ? answer.body.destroy() && '' : await answer.body.text();
  sent += 1;
  const about = `${request.who} ${Math.floor(answer.statusCode / 100)}xx`;
  seen.set(about, (seen.get(about) ?? 0) + 1);
  // What a vendor answers, or that it does not, is passed on as it is.
  if (route.path.includes('/proxy') && !text.includes('internal_error')) return;
  if (answer.statusCode >= 500) throw new Error(`${answer.statusCode}: ${text}`);
  if (answer.statusCode < 400) return;
  const type = String(answer.headers['content-type']);
  if (!type.startsWith('application/problem+json')) throw new Error(`${answer.statusCode} as ${type}`); // prettier-ignore
  const problem = JSON.parse(text);
  if (problem.status !== answer.statusCode || !problem.code || !problem.title)
    throw new Error(text);
}

it('no request to any route ends in a 5xx, in another form than a problem, or never', async () => {
  const rounds = Math.ceil(REQUESTS / routes.length / AT_ONCE);
  for (const route of routes) {
    const operation = description.paths[route.path.replace(/:(\w+)/g, '{$1}')]?.[route.method];
    const requests = fc.array(nastyRequest(route, operation, ids), {
      ...{ minLength: AT_ONCE, maxLength: AT_ONCE, size: 'max' as const },
    });
    const property = fc.asyncProperty(requests, async (batch) => {
      const ends = await Promise.allSettled(batch.map((request) => send(route, request)));
      const index = ends.findIndex((end) => end.status === 'rejected');
      if (index === -1) return;
      const { reason } = ends[index] as PromiseRejectedResult;
      throw new Error(`${String(reason)}\n${JSON.stringify(batch[index]).slice(0, 2000)}`);
    });
    const run = await fc.check(property, { seed, numRuns: rounds, endOnFailure: true });
    // fast-check would print the whole batch; one request of it is to blame.
    const blame = (run.errorInstance as Error | null)?.message;
    if (run.failed) throw new Error(`seed ${seed}: ${route.method} ${route.path}: ${blame}`);
  }
  expect(sent).toBeGreaterThanOrEqual(REQUESTS);
});

describe('afterwards', () => {
  it('the run was one of a signed-in administrator and a live token, not of 401s', () => {
    console.log(Object.fromEntries([...seen].sort()));
    for (const who of ['administrator', 'token']) {
      expect(seen.get(`${who} 2xx`)).toBeGreaterThan(REQUESTS / 100);
    }
  });

  it('nothing was logged as an error', () => {
    const errors = plane.logged.filter((line) => /"level":"(error|fatal)"/.test(line));
    expect(errors.slice(0, 5)).toEqual([]);
  });

  it('the service still works', async () => {
    // The run may have switched the connector off, or asked for more than anybody has.
    const enabled = `${SITE}/connectors/stripe/enabled`;
    await plane.admin.patch(`${SITE}/settings`).send({ family_overrides: {} }).expect(200);
    await plane.admin.put(enabled).send({ enabled: true }).expect(200);
    const { id } = await connect(plane, bodies.stripe());
    await becomes(plane, await deliver(plane, id, 'create_customer'), 'delivered', 'held');
    await plane.admin.get(`${SITE}/activity/verify`).expect(200, /"ok":true/);
  });

  it('nothing polluted the prototype of every object', () => {
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  });
});
