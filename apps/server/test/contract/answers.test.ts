import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodies, connect } from '../support/connections.ts';
import { becomes, deliver, deliveryBody } from '../support/deliveries.ts';
import { type Description, mismatches } from '../support/openapi-check.ts';
import {
  SITE,
  type TestPlane,
  connectByOAuth,
  eventually,
  startPlane,
} from '../support/start-plane.ts';

let plane: TestPlane;
let description: Description;
let stripe: number;
let hubspot: number;
let delivery: number;
beforeAll(async () => {
  plane = await startPlane();
  description = (await plane.admin.get('/api/openapi.json').expect(200)).body;
  stripe = (await connect(plane, bodies.stripe())).id;
  hubspot = (await connectByOAuth(plane, 'hubspot')).id!;
  delivery = await deliver(plane, stripe, 'create_customer');
  await becomes(plane, delivery, 'delivered');
  await plane.admin
    .put(`${SITE}/connections/${stripe}/usages/forms/contact`)
    .send({ label: 'Contact form' })
    .expect(200);
});
afterAll(() => plane.close());

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** Asks, and holds the answer against what the description says of it. */
async function fits(method: Method, path: string, template: string, status: number, body?: object) {
  const answer = await plane.admin[method](`${SITE}${path}`).send(body);
  expect([answer.status, answer.status === status ? '' : answer.text]).toEqual([status, '']);
  const operation = description.paths[`/api/v1/sites/{site}${template}`]![method]!;
  const sent = status === 204 ? undefined : answer.body;
  expect(mismatches(description, operation, status, sent)).toEqual([]);
  return answer;
}

describe('what connectors say', () => {
  const action = async (language: string) => {
    const path = `${SITE}/connectors/hubspot`;
    const answer = await plane.admin.get(path).set('accept-language', language).expect(200);
    expect(answer.headers['vary']).toMatch(/accept-language/i);
    const { actions } = answer.body as { actions: { name: string; title: string }[] };
    return actions.find(({ name }) => name === 'upsert_contact')!.title;
  };

  it('is said in the reader’s language, English where there are no other words', async () => {
    expect(await action('de-AT, en;q=0.5')).toBe('Kontakt anlegen oder aktualisieren');
    expect(await action('en, de;q=0.5')).toBe('Create or update a contact');
    expect(await action('cy, de;q=0.5')).toBe('Kontakt anlegen oder aktualisieren');
    expect(await action('cy')).toBe('Create or update a contact');
  });

  it('keeps the names of vendors, and words those that say what a connector is for', async () => {
    const answer = await plane.admin.get(`${SITE}/connectors`).set('accept-language', 'de');
    const { items } = answer.body as { items: { slug: string; name: string }[] };
    const nameOf = (slug: string) => items.find((item) => item.slug === slug)?.name;
    expect(nameOf('basic_generic')).toBe('Benutzername und Passwort');
    expect(nameOf('hubspot')).toBe('HubSpot');
  });
});

describe('what is described is what is answered', () => {
  it.each([
    '/connectors',
    '/connections',
    '/connections/groups',
    '/pickers/connections',
    '/delivery-log',
    '/activity',
    '/activity/verify',
    '/members',
    '/roles',
    '/tokens',
    '/settings',
  ])('by GET %s', async (path) => {
    const { body } = await fits('get', path, path, 200);
    if ('items' in body && path !== '/tokens') expect(body.items.length).toBeGreaterThan(0);
  });

  it('by GET of one', async () => {
    await fits('get', '/connectors/stripe', '/connectors/{slug}', 200);
    await fits('get', '/connectors/hubspot', '/connectors/{slug}', 200);
    const { body } = await fits('get', '/connectors/higgsfield', '/connectors/{slug}', 200);
    expect(body).toMatchObject({ status: 'planned', flows: [] });
    await fits('get', `/connections/${stripe}`, '/connections/{id}', 200);
    await fits('get', `/connections/${hubspot}`, '/connections/{id}', 200);
    await fits('get', `/connections/${stripe}/usages`, '/connections/{id}/usages', 200);
    await fits('get', `/connections/${stripe}/delivery-log`, '/connections/{id}/delivery-log', 200);
    await fits('get', `/deliveries/${delivery}`, '/deliveries/{id}', 200);
    for (const list of ['roles', 'members']) {
      const [first] = (await plane.admin.get(`${SITE}/${list}`).expect(200)).body.items;
      const one = await fits('get', `/${list}/${first.id}`, `/${list}/{id}`, 200);
      expect(one.body).toEqual(first);
    }
    const span = 'from=2026-01-01T00:00:00Z&to=2029-01-01T00:00:00Z&bucket=day';
    await fits('get', `/delivery-stats?${span}`, '/delivery-stats', 200);
  });

  it('outside any site', async () => {
    for (const path of ['/api/v1/me', '/api/v1/sites', '/api/health', '/api/ready']) {
      const { body } = await plane.admin.get(path).expect(200);
      expect(mismatches(description, description.paths[path]!['get']!, 200, body)).toEqual([]);
    }
  });

  it('by connecting and acting', async () => {
    const { body } = await fits('post', '/connections', '/connections', 201, bodies.webhook(plane.sim)); // prettier-ignore
    const [at, to] = [`/connections/${body.id}`, '/connections/{id}'];
    await fits('patch', at, to, 200, { display_name: 'Warehouse' });
    await fits('post', `${at}/test`, `${to}/test`, 200);
    await fits('post', `${at}/pause`, `${to}/pause`, 200);
    await fits('post', `${at}/resume`, `${to}/resume`, 200);
    await fits('put', `${at}/credentials`, `${to}/credentials`, 200, { credentials: { secret: `whsec_${'A'.repeat(32)}` } }); // prettier-ignore
    await fits('post', `/connections/${hubspot}/refresh`, `${to}/refresh`, 200);
    await fits('post', `/connections/${hubspot}/reauthorize`, `${to}/reauthorize`, 200, {});
    await fits('delete', at, to, 200);
  });

  it('by keeping filters under a name', async () => {
    const view = { page: 'connections', name: 'Broken', search: 'state=error' };
    const { body } = await fits('put', '/saved-views', '/saved-views', 200, view);
    await fits('get', '/saved-views', '/saved-views', 200);
    await fits('delete', `/saved-views/${body.id}`, '/saved-views/{id}', 204);
  });

  it('by rotating the site’s key', async () => {
    await fits('post', '/settings/rotate-key', '/settings/rotate-key', 202);
    await fits('get', '/settings', '/settings', 200);
  });

  it('by delivering and retrying', async () => {
    const one = () => deliveryBody(stripe, 'create_customer');
    await plane.control('/fault', { vendor: 'stripe', path: '/v1/customers', kind: 'status', status: 400, times: 'always' }); // prettier-ignore
    const { body } = await fits('post', '/deliveries', '/deliveries', 202, one());
    await becomes(plane, body.id, 'failed');
    await fits('post', `/deliveries/${body.id}/retry`, '/deliveries/{id}/retry', 202);
    const items = [one(), { ...one(), action: 'juggle' }];
    await fits('post', '/deliveries/batch', '/deliveries/batch', 202, { items });
    await becomes(plane, body.id, 'failed');
    const job = await fits('post', '/deliveries/retry', '/deliveries/retry', 202, { filter: {} });
    await fits('get', `/bulk-jobs/${job.body.id}`, '/bulk-jobs/{id}', 200);
    await fits('get', '/bulk-jobs', '/bulk-jobs', 200);
    await fits('get', '/deliveries', '/deliveries', 200);
    await fits('get', '/deliveries/waiting', '/deliveries/waiting', 200);
    const nothing = { filter: { q: 'no such event' } };
    await fits('post', '/deliveries/retry', '/deliveries/retry', 422, nothing);
  });

  it('by cancelling what waits', async () => {
    const { id } = (await plane.admin.post(`${SITE}/connections`).send(bodies.stripe())).body;
    await fits('post', `/connections/${id}/pause`, '/connections/{id}/pause', 200);
    const hold = async () =>
      (await plane.admin.post(`${SITE}/deliveries`).send(deliveryBody(id, 'create_customer'))).body;
    const one = (await hold()).id;
    await hold();
    await fits('post', `/deliveries/${one}/cancel`, '/deliveries/{id}/cancel', 200);
    await fits('post', `/deliveries/${one}/cancel`, '/deliveries/{id}/cancel', 409);
    await fits('get', `/deliveries/${one}`, '/deliveries/{id}', 200);
    const filter = { connection_id: id };
    const job = await fits('post', '/deliveries/cancel', '/deliveries/cancel', 202, { filter });
    const at = `/bulk-jobs/${job.body.id}`;
    await eventually(async () => {
      const { body } = await plane.admin.get(SITE + at);
      return body.status === 'done';
    }, 'the job to end');
    await fits('post', `${at}/pause`, '/bulk-jobs/{id}/pause', 409);
  });

  it('by making tokens, roles and members', async () => {
    const token = { name: 'T', module: 'forms', capabilities: ['connections.list'] };
    const made = await fits('post', '/tokens', '/tokens', 201, token);
    await fits('get', '/tokens', '/tokens', 200);
    await fits('delete', `/tokens/${made.body.id}`, '/tokens/{id}', 204);
    const role = await fits('post', '/roles', '/roles', 201, { name: 'R', capabilities: [] });
    const at = `/roles/${role.body.id}`;
    await fits('patch', at, '/roles/{id}', 200, { name: 'S' });
    const person = { email: 'p@example.com', role_id: role.body.id, password: 'a long password' };
    const member = await fits('post', '/members', '/members', 201, person);
    await fits('delete', `/members/${member.body.id}`, '/members/{id}', 204);
    await fits('delete', at, '/roles/{id}', 204);
    await fits('patch', '/settings', '/settings', 200, { delivery_log_retention_days: 40 });
  });

  it('by refusing', async () => {
    await fits('get', '/connections/999999', '/connections/{id}', 404);
    await fits('get', '/connections/x', '/connections/{id}', 400);
    await fits('post', `/connections/${stripe}/refresh`, '/connections/{id}/refresh', 409);
    const wrong = { ...bodies.stripe(), credentials: { api_key: 'sk_test_PatchbayNobody00001' } };
    await fits('post', '/connections', '/connections', 422, wrong);
  });
});

it('this check notices a field that is not described', () => {
  const operation = description.paths['/api/v1/sites']!['get']!;
  const site = { id: 1, slug: 'a', name: 'A', created_at: '2026-01-01T00:00:00.000Z' };
  const page = (items: object[]) => ({ items, next_cursor: null });
  expect(mismatches(description, operation, 200, page([site]))).toEqual([]);
  expect(mismatches(description, operation, 200, page([{ ...site, key: 'x' }]))).toHaveLength(1);
  expect(mismatches(description, operation, 200, page([{ ...site, id: '1' }]))).toHaveLength(1);
});
