import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { act, bodies, connect, countConnections, readConnection } from '../support/connections.ts';
import { becomes, deliver, deliveryBody } from '../support/deliveries.ts';
import {
  SITE,
  type TestPlane,
  authorizeUrl,
  connectByOAuth,
  finishOAuth,
  registerApp,
  startPlane,
} from '../support/start-plane.ts';

const ANALYTICS = 'https://www.googleapis.com/auth/analytics';
const [READ, EDIT] = [`${ANALYTICS}.readonly`, `${ANALYTICS}.edit`];

let plane: TestPlane;
beforeAll(async () => {
  plane = await startPlane();
});
afterAll(() => plane.close());
beforeEach(() => plane.control('/reset'));

const grants = async (vendor: string, state?: string): Promise<Record<string, unknown>[]> => {
  const query = new URLSearchParams({ vendor, ...(state && { state }) });
  const { items } = await plane.control(`/grants?${query}`, {}, 'GET');
  return items as Record<string, unknown>[];
};

describe('OAuth without the site’s application at the vendor', () => {
  it('is refused with the redirect address to register', async () => {
    const body = { connector_type: 'google_analytics' };
    const answer = await plane.admin.post(`${SITE}/connections/authorize`).send(body).expect(409);
    expect(answer.body).toMatchObject({
      code: 'oauth_app_missing',
      redirect_uri: `http://localhost:${new URL(plane.url).port}/oauth/callback`,
    });
  });
});

describe('the way to the vendor', () => {
  it('carries state, PKCE with S256 and the scopes asked for, and no secret', async () => {
    await registerApp(plane, 'hubspot');
    const url = new URL(await authorizeUrl(plane, { connector_type: 'hubspot' }));
    const query = Object.fromEntries(url.searchParams);
    expect(query).toMatchObject({
      response_type: 'code',
      client_id: 'patchbay-demo',
      redirect_uri: `http://localhost:${new URL(plane.url).port}/oauth/callback`,
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(query['scope']!.split(' ')).toContain('crm.objects.contacts.write');
    expect(url.href).not.toContain('patchbay-demo-secret');
  });

  it('has another state and another challenge each time', async () => {
    await registerApp(plane, 'hubspot');
    const [one, two] = await Promise.all(
      [1, 2].map(async () => new URL(await authorizeUrl(plane, { connector_type: 'hubspot' }))),
    );
    for (const name of ['state', 'code_challenge']) {
      expect(one!.searchParams.get(name)).not.toBe(two!.searchParams.get(name));
    }
  });

  it('names scopes that are not offered', async () => {
    await registerApp(plane, 'hubspot');
    const body = { connector_type: 'hubspot', scopes: ['crm.everything'] };
    const answer = await plane.admin.post(`${SITE}/connections/authorize`).send(body).expect(422);
    expect(answer.body.errors).toMatchObject([{ path: 'scopes' }]);
  });

  it.each([
    'https://evil.example/',
    'https://[',
    '//evil.example/',
    '/\\evil.example',
    '/sites/../..//evil.example',
    'sites',
    '/a\nb',
  ])('leads back to a path of the page only, not to %p', async (return_to) => {
    await registerApp(plane, 'hubspot');
    const body = { connector_type: 'hubspot', return_to };
    const answer = await plane.admin.post(`${SITE}/connections/authorize`).send(body).expect(400);
    expect(answer.body.errors).toMatchObject([{ path: 'return_to' }]);
  });

  it('leads back to the path that was asked for', async () => {
    const return_to = '/sites/default/library?done=1';
    const { location } = await connectByOAuth(plane, 'hubspot', {}, { return_to });
    expect(location).toBe(return_to);
  });

  it('in a window of its own ends where that window tells the page, with the trip’s name and the connection', async () => {
    await registerApp(plane, 'hubspot');
    const asked = { connector_type: 'hubspot', popup: true };
    const { body } = await plane.admin
      .post(`${SITE}/connections/authorize`)
      .send(asked)
      .expect(200);
    const { location } = await finishOAuth(plane, body.authorize_url);
    const end = new URL(location, plane.url);
    expect(end.pathname).toBe('/oauth/finished');
    expect(Object.fromEntries(end.searchParams)).toEqual({
      ...{ site: 'default', connector: 'hubspot', attempt: body.attempt },
      connection: expect.stringMatching(/^\d+$/),
    });
    expect(body.authorize_url).not.toContain(body.attempt);
  });
});

it('what is only planned is in the library, and cannot be connected', async () => {
  const { body } = await plane.admin.get(`${SITE}/connectors?q=higgsfield`).expect(200);
  expect(body.items).toMatchObject([{ slug: 'higgsfield', status: 'planned', auth_flows: [] }]);
  await plane.admin
    .post(`${SITE}/connections`)
    .send({ connector_type: 'higgsfield', auth_flow: 'api_key', credentials: { api_key: 'k' } })
    .expect(400);
  await plane.admin
    .put(`${SITE}/connectors/higgsfield/enabled`)
    .send({ enabled: true })
    .expect(404);
});

describe('Google Analytics', () => {
  it('is connected with what was granted, a refresh token and the account’s name', async () => {
    const { id } = await connectByOAuth(
      plane,
      'google_analytics',
      { account: 'harbour' },
      { display_name: 'Web figures', category: 'marketing', settings: { property_id: '51733902' } },
    );
    const connection = await readConnection(plane, id!);
    expect(connection).toMatchObject({
      ...{ state: 'active', auth_flow: 'oauth', family: 'google', display_name: 'Web figures' },
      ...{ category: 'marketing', settings: { property_id: '51733902' } },
      ...{ has_credential: true, has_refresh_token: true, vendor_account_name: 'Harbour & Pine' },
    });
    expect(connection['scopes_granted']).toContain(READ);
    const left = Date.parse(String(connection['expires_at'])) - Date.now();
    expect(left / 1000).toBeGreaterThan(3500);
    expect(left / 1000).toBeLessThan(3610);
  });

  it('keeps the scopes the person left ticked, and refuses calls that need others', async () => {
    const { id } = await connectByOAuth(
      plane,
      'google_analytics',
      { scopes: [READ] },
      { scopes: [READ, EDIT] },
    );
    const connection = await readConnection(plane, id!);
    expect(connection['state']).toBe('active');
    expect(connection['scopes_granted']).toContain(READ);
    expect(connection['scopes_granted']).not.toContain(EDIT);
    const input = { event_name: 'purchase', property_id: '48210731' };
    const body = { ...deliveryBody(id!, 'request'), action: 'create_key_event', input };
    const answer = await plane.admin.post(`${SITE}/deliveries`).send(body).expect(409);
    expect(answer.body).toMatchObject({ code: 'scope_insufficient', missing_scopes: [EDIT] });
  });

  it('without a scope it cannot do without is given back, and nothing is stored', async () => {
    // A stored connection of the account would lose its grant with this one.
    await plane.db.query(`DELETE FROM connections WHERE connector_type = 'google_analytics'`);
    const before = await countConnections(plane);
    const asked = { scopes: [READ, EDIT] };
    const left = { scopes: [EDIT!] };
    const { location } = await connectByOAuth(plane, 'google_analytics', left, asked);
    const query = new URLSearchParams(location.split('?')[1]);
    expect(location).toMatch(/^\/oauth\/failed\?/);
    expect(Object.fromEntries(query)).toMatchObject({
      ...{ reason: 'test_failed', outcome: 'scope_insufficient', connector: 'google_analytics' },
      missing: READ,
    });
    expect(query.get('detail')).toContain(READ);
    expect(await countConnections(plane)).toBe(before);
    expect(await grants('google_analytics', 'revoked')).toHaveLength(1);
    expect(await grants('google_analytics', 'live')).toEqual([]);
  });
});

describe('Mailchimp', () => {
  it('has a token without end, and finds its data centre by itself', async () => {
    const { id } = await connectByOAuth(plane, 'mailchimp');
    const connection = await readConnection(plane, id!);
    expect(connection).toMatchObject({
      ...{ state: 'active', expires_at: null, has_refresh_token: false, family: 'email' },
      settings: { dc: expect.stringMatching(/^[a-z]+\d+$/) },
    });
    const metadata = await plane.arrived('mailchimp', '/oauth2/metadata');
    expect(metadata.map((call) => call.status)).toEqual([200]);
    const answer = await act(plane, id!, 'refresh').expect(409);
    expect(answer.body.code).toBe('not_refreshable');
  });

  it('keeps its data centre when its settings are changed', async () => {
    const { id } = await connectByOAuth(plane, 'mailchimp');
    const { dc } = (await readConnection(plane, id!))['settings'] as { dc: string };
    const answer = await plane.admin
      .patch(`${SITE}/connections/${id}`)
      .send({ settings: { audience_id: 'a1b2c3' } })
      .expect(200);
    expect(answer.body.settings).toEqual({ audience_id: 'a1b2c3', dc });
    expect((await act(plane, id!, 'test').expect(200)).body.outcome).toBe('connected');
  });

  it('does not take its data centre from whoever asks', async () => {
    const { id } = await connectByOAuth(plane, 'mailchimp');
    const answer = await plane.admin
      .patch(`${SITE}/connections/${id}`)
      .send({ settings: { dc: 'evil1' } })
      .expect(400);
    expect(answer.body.errors).toMatchObject([{ path: 'settings.dc' }]);
  });
});

describe('an OAuth server nobody wrote a connector for', () => {
  it.each([
    ['client_secret_post', 'S256'],
    ['client_secret_basic', 'none'],
  ])('connects with a client of its own: %s, PKCE %s', async (token_auth_method, pkce) => {
    const body = bodies.oauthOwnClient(plane.sim, {
      token_auth_method,
      pkce,
      scopes: 'openid read',
    });
    const url = await authorizeUrl(plane, body);
    expect(new URL(url).searchParams.has('code_challenge')).toBe(pkce === 'S256');
    const { id } = await finishOAuth(plane, url, { account: 'vester' });
    expect(await readConnection(plane, id!)).toMatchObject({
      ...{ state: 'active', vendor_account_id: 'vester', vendor_account_name: 'Vester Cycles' },
      ...{ has_refresh_token: true, scopes_granted: ['openid', 'read'] },
    });
    await becomes(plane, await deliver(plane, id!, 'request'), 'delivered');
    const [exchange] = await plane.arrived('oauth2_generic', '/token');
    const inHeader = exchange!.headers['authorization']?.startsWith('Basic ') ?? false;
    expect(inHeader).toBe(token_auth_method === 'client_secret_basic');
    expect(exchange!.raw_body.includes('client_secret=')).toBe(!inHeader);
  });

  it('refreshes with the client it brought', async () => {
    const url = await authorizeUrl(plane, bodies.oauthOwnClient(plane.sim));
    const { id } = await finishOAuth(plane, url);
    const answer = await act(plane, id!, 'refresh').expect(200);
    expect(answer.body).toMatchObject({ state: 'active', test: { outcome: 'connected' } });
    expect(await grants('oauth2_generic', 'live')).toMatchObject([{ refreshes: 1 }]);
  });

  it('whose client secret is wrong stores nothing and says who refused', async () => {
    const body = bodies.oauthOwnClient(plane.sim);
    const credentials = { client_id: 'patchbay-demo', client_secret: 'wrong' };
    const before = await countConnections(plane);
    const url = await authorizeUrl(plane, { ...body, credentials });
    const { location } = await finishOAuth(plane, url);
    expect(location).toContain('reason=exchange_failed');
    expect(location).toContain('detail=invalid_client');
    expect(await countConnections(plane)).toBe(before);
  });

  it('without its client’s fields names them', async () => {
    const body = { ...bodies.oauthOwnClient(plane.sim), credentials: {} };
    const answer = await plane.admin.post(`${SITE}/connections/authorize`).send(body).expect(400);
    const paths = answer.body.errors.map((error: { path: string }) => error.path);
    expect(paths.sort()).toEqual(['credentials.client_id', 'credentials.client_secret']);
  });
});

describe('a refresh token that was typed in', () => {
  const issue = async () =>
    (await plane.control('/grants', { vendor: 'oauth2_manual', account: 'vester' }))[
      'refresh_token'
    ] as string;

  it('is proven by a refresh, and kept fresh from then on', async () => {
    const created = await connect(plane, bodies.oauthManual(plane.sim, await issue()));
    expect(created).toMatchObject({
      ...{ state: 'active', auth_flow: 'oauth', vendor_account_id: 'vester' },
      ...{ has_refresh_token: true, expires_at: expect.any(String) },
    });
    await act(plane, created.id, 'refresh').expect(200);
    await act(plane, created.id, 'refresh').expect(200);
    expect(await grants('oauth2_manual', 'live')).toMatchObject([
      { refreshes: 3, reuse_detections: 0 },
    ]);
  });

  it.each([
    ['is unknown', async () => 'nobody-issued-this-refresh-token', 'credential_expired'],
    [
      'was revoked',
      async () => {
        const token = await issue();
        await plane.control('/grants/revoke', { vendor: 'oauth2_manual' });
        return token;
      },
      expect.stringMatching(/^credential_(expired|revoked)$/),
    ],
  ])('and %s stores nothing', async (_, token, outcome) => {
    const before = await countConnections(plane);
    const body = bodies.oauthManual(plane.sim, await token());
    const answer = await plane.admin.post(`${SITE}/connections`).send(body).expect(422);
    expect(answer.body).toMatchObject({ code: 'validation_failed', test: { outcome } });
    expect(await countConnections(plane)).toBe(before);
  });

  it.each([
    ['is down', { kind: 'cut', times: 'always' }, 'network_error'],
    ['is in trouble', { kind: 'status', status: 503, times: 'always' }, 'vendor_error'],
  ])('while the vendor %s stores nothing', async (_, fault, outcome) => {
    await plane.control('/fault', { vendor: 'oauth2_manual', path: '/token', ...fault });
    const body = bodies.oauthManual(plane.sim, await issue());
    const answer = await plane.admin.post(`${SITE}/connections`).send(body).expect(422);
    expect(answer.body.test).toMatchObject({ outcome });
  });

  it('needs no redirect, and is told so', async () => {
    const { auth_flow: _, ...body } = bodies.oauthManual(plane.sim, 'x');
    const answer = await plane.admin.post(`${SITE}/connections/authorize`).send(body).expect(400);
    expect(answer.body.errors).toMatchObject([{ path: 'connector_type' }]);
  });
});

it('an OAuth vendor is not connected without the person’s consent', async () => {
  const body = { connector_type: 'hubspot', auth_flow: 'oauth', credentials: {} };
  const answer = await plane.admin.post(`${SITE}/connections`).send(body).expect(400);
  expect(answer.body.errors).toMatchObject([{ path: 'auth_flow' }]);
});
