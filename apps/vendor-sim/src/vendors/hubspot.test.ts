import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startVendorSim, type VendorSim } from '../start.ts';
import { call, connect, control, token } from '../../test/client.ts';

const PATHS = { authorize: '/hubspot/oauth/authorize', token: '/hubspot/oauth/2026-03/token' };
const SCOPE = 'oauth crm.objects.contacts.read crm.objects.contacts.write';

let sim: VendorSim;

beforeAll(async () => {
  sim = await startVendorSim();
});
afterAll(() => sim.close());
beforeEach(() => sim.sim.reset());

const details = (accessToken: string) =>
  call(sim, 'GET', '/hubspot/account-info/v3/details', { token: accessToken });
const contacts = (accessToken: string, method: string, path: string, json?: unknown) =>
  call(sim, method, `/hubspot/crm/v3/objects/contacts${path}`, { token: accessToken, json });

describe('HubSpot’s OAuth', () => {
  it('answers with a token of half an hour, the portal and the scopes', async () => {
    const { body } = await connect(sim, PATHS, { scope: SCOPE });
    expect(body).toMatchObject({
      token_type: 'bearer',
      expires_in: 1800,
      hub_id: 48210731,
      scopes: SCOPE.split(' '),
    });
    expect((await details(body.access_token)).body.portalId).toBe(48210731);
  });

  it('keeps the refresh token on a refresh', async () => {
    const { body } = await connect(sim, PATHS, { scope: SCOPE });
    const form = { grant_type: 'refresh_token', refresh_token: body.refresh_token };
    const next = await token(sim, PATHS.token, form);
    expect(next.body.refresh_token).toBe(body.refresh_token);
    expect((await token(sim, PATHS.token, form)).status).toBe(200);
  });

  it('asks for optional scopes on top, and lets the person refuse only those', async () => {
    const query = { scope: 'oauth', optional_scope: 'crm.objects.deals.write' };
    const all = await connect(sim, PATHS, query);
    expect(all.body.scopes).toEqual(['oauth', 'crm.objects.deals.write']);
    const fewer = await connect(sim, PATHS, query, { scopes: [] });
    expect(fewer.body.scopes).toEqual(['oauth']);
  });

  it('needs no response_type', async () => {
    const query = new URLSearchParams({
      client_id: 'patchbay-demo',
      redirect_uri: 'http://localhost:53999/oauth/callback',
      scope: 'oauth',
    });
    const answer = await call(sim, 'GET', `${PATHS.authorize}?${query}`);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toContain('/hubspot/_interaction/');
  });

  it('names a dead refresh token in both dialects', async () => {
    const { body } = await connect(sim, PATHS, { scope: SCOPE });
    await control(sim, '/grants/revoke', { vendor: 'hubspot' });
    const refused = await token(sim, '/hubspot/oauth/v1/token', {
      grant_type: 'refresh_token',
      refresh_token: body.refresh_token,
    });
    expect(refused.status).toBe(400);
    expect(refused.body).toMatchObject({ error: 'invalid_grant', status: 'BAD_REFRESH_TOKEN' });
  });

  it.each([
    ['the form of 2026-03', 'POST', '/hubspot/oauth/2026-03/token/revoke'],
    ['the address of version 1', 'DELETE', '/hubspot/oauth/v1/refresh-tokens/'],
  ])('revokes a refresh token by %s', async (_name, method, path) => {
    const { body } = await connect(sim, PATHS, { scope: SCOPE });
    const answer =
      method === 'POST'
        ? await token(sim, path, { token: body.refresh_token })
        : await call(sim, method, `${path}${body.refresh_token}`);
    expect([200, 204]).toContain(answer.status);
    expect((await details(body.access_token)).status).toBe(401);
  });

  it('tells about a token only to the client that knows its secret', async () => {
    const { body } = await connect(sim, PATHS, { scope: SCOPE });
    const path = '/hubspot/oauth/2026-03/token/introspect';
    const told = await token(sim, path, { token: body.access_token });
    expect(told.body).toMatchObject({ active: true, hub_id: 48210731, token_use: 'access_token' });
    const refused = await token(sim, path, { token: body.access_token, client_secret: 'no' });
    expect(refused.status).toBe(401);
    expect((await token(sim, path, { token: 'never' })).body).toEqual({ active: false });
  });
});

describe('HubSpot’s refusals', () => {
  it('tells an expired token from one it does not know', async () => {
    const { body } = await connect(sim, PATHS, { scope: SCOPE });
    await control(sim, '/grants/expire', { vendor: 'hubspot' });
    const expired = await details(body.access_token);
    expect(expired).toMatchObject({ status: 401, body: { category: 'EXPIRED_AUTHENTICATION' } });
    const unknown = await details('never-issued');
    expect(unknown).toMatchObject({ status: 401, body: { category: 'INVALID_AUTHENTICATION' } });
    expect(unknown.headers.get('x-hubspot-correlation-id')).toBe(unknown.body.correlationId);
  });

  it('names the scopes that are missing', async () => {
    const { body } = await connect(sim, PATHS, { scope: 'oauth crm.objects.contacts.read' });
    const refused = await contacts(body.access_token, 'POST', '', { properties: {} });
    expect(refused.status).toBe(403);
    expect(refused.body).toMatchObject({
      category: 'MISSING_SCOPES',
      errors: [{ context: { requiredGranularScopes: ['crm.objects.contacts.write'] } }],
    });
  });

  it('answers a limit with its policy', async () => {
    await control(sim, '/fault', { kind: 'status', status: 429, vendor: 'hubspot' });
    const { status, body } = await details('any');
    expect(status).toBe(429);
    expect(body).toMatchObject({ errorType: 'RATE_LIMIT', policyName: 'TEN_SECONDLY_ROLLING' });
  });
});

describe('HubSpot’s contacts', () => {
  const key = 'pat-eu1-ac3e0000-0000-4000-8000-000000000001';

  it('creates one per address and names the one that is there', async () => {
    const json = { properties: { email: 'ada@example.com', firstname: 'Ada' } };
    const first = await contacts(key, 'POST', '', json);
    expect(first.status).toBe(201);
    const second = await contacts(key, 'POST', '', json);
    expect(second).toMatchObject({
      status: 409,
      body: {
        category: 'CONFLICT',
        message: `Contact already exists. Existing ID: ${first.body.id}`,
      },
    });
  });

  it('upserts by address and says which were new', async () => {
    const upsert = () =>
      contacts(key, 'POST', '/batch/upsert', {
        inputs: [{ id: 'ada@example.com', idProperty: 'email', properties: { city: 'London' } }],
      });
    expect((await upsert()).body).toMatchObject({ results: [{ new: true }] });
    expect((await upsert()).body).toMatchObject({
      results: [{ new: false, properties: { email: 'ada@example.com', city: 'London' } }],
    });
  });

  it('takes the rows it can and tells the others beside them', async () => {
    const row = (id: string) => ({ id, idProperty: 'email', properties: {} });
    const answer = await contacts(key, 'POST', '/batch/upsert', {
      inputs: [row('good@example.com'), row('not-an-address')],
    });
    expect(answer).toMatchObject({
      status: 207,
      body: { numErrors: 1, results: [{ new: true }], errors: [{ category: 'VALIDATION_ERROR' }] },
    });
  });

  it('refuses a note without its time', async () => {
    const note = (properties: Record<string, string>) =>
      call(sim, 'POST', '/hubspot/crm/v3/objects/notes', { token: key, json: { properties } });
    expect((await note({ hs_note_body: 'Hello' })).status).toBe(400);
    const timed = await note({ hs_note_body: 'Hello', hs_timestamp: '2026-03-31T10:00:00Z' });
    expect(timed.status).toBe(201);
  });

  it('changes by id and by address, and answers 404 for one that is not there', async () => {
    const { body } = await contacts(key, 'POST', '', { properties: { email: 'bob@example.com' } });
    const byEmail = await contacts(key, 'PATCH', '/bob%40example.com?idProperty=email', {
      properties: { firstname: 'Bob' },
    });
    expect(byEmail.body).toMatchObject({ id: body.id, properties: { firstname: 'Bob' } });
    expect((await contacts(key, 'PATCH', `/${body.id}`, { properties: {} })).status).toBe(200);
    const missing = await contacts(key, 'PATCH', '/999', { properties: {} });
    expect(missing).toMatchObject({ status: 404, body: { category: 'OBJECT_NOT_FOUND' } });
  });

  it('refuses input without properties', async () => {
    const refused = await contacts(key, 'POST', '', { email: 'x@example.com' });
    expect(refused).toMatchObject({ status: 400, body: { category: 'VALIDATION_ERROR' } });
  });
});
