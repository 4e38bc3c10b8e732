import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startVendorSim, type VendorSim } from '../start.ts';
import { call, connect, control, token, walk } from '../../test/client.ts';

const PATHS = {
  authorize: '/google_analytics/o/oauth2/v2/auth',
  token: '/google_analytics/token',
};
const READ = 'https://www.googleapis.com/auth/analytics.readonly';
const EDIT = 'https://www.googleapis.com/auth/analytics.edit';
const OFFLINE = { access_type: 'offline', prompt: 'consent' };

let sim: VendorSim;

beforeAll(async () => {
  sim = await startVendorSim();
});
afterAll(() => sim.close());
beforeEach(() => sim.sim.reset());

const summaries = (accessToken: string) =>
  call(sim, 'GET', '/google_analytics/v1beta/accountSummaries', { token: accessToken });

it('gives a refresh token only for offline access', async () => {
  expect((await connect(sim, PATHS, { scope: READ })).body.refresh_token).toBeUndefined();
  const offline = await connect(sim, PATHS, { scope: READ, ...OFFLINE });
  expect(offline.body.refresh_token).toEqual(expect.any(String));
});

it('gives it again only when consent is asked for again', async () => {
  const once = { scope: READ, access_type: 'offline' };
  expect((await connect(sim, PATHS, once)).body.refresh_token).toEqual(expect.any(String));
  expect((await connect(sim, PATHS, once)).body.refresh_token).toBeUndefined();
  const again = await connect(sim, PATHS, { ...once, prompt: 'consent' });
  expect(again.body.refresh_token).toEqual(expect.any(String));
});

it('keeps the refresh token on a refresh and says invalid_grant once it is revoked', async () => {
  const { body } = await connect(sim, PATHS, { scope: READ, ...OFFLINE });
  const form = { grant_type: 'refresh_token', refresh_token: body.refresh_token };
  expect((await token(sim, PATHS.token, form)).status).toBe(200);
  await control(sim, '/grants/revoke', { vendor: 'google_analytics' });
  expect(await token(sim, PATHS.token, form)).toMatchObject({
    status: 400,
    body: { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' },
  });
});

it('lets the person leave a scope out, and names it when a call needs it', async () => {
  const { body } = await connect(
    sim,
    PATHS,
    { scope: `openid ${READ}`, ...OFFLINE },
    { scopes: [] },
  );
  expect(body.scope).toBe('openid');
  const refused = await summaries(body.access_token);
  expect(refused.status).toBe(403);
  expect(refused.headers.get('www-authenticate')).toContain(`scope="${READ} ${EDIT}"`);
  expect(refused.body).toMatchObject({
    error: {
      code: 403,
      status: 'PERMISSION_DENIED',
      details: [
        {
          '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
          reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
          metadata: { service: 'analyticsadmin.googleapis.com' },
        },
      ],
    },
  });
});

it('tells who signed in by an id token and by userinfo', async () => {
  const { body } = await connect(sim, PATHS, { scope: `openid email ${READ}`, ...OFFLINE });
  const payload = JSON.parse(
    Buffer.from(String(body.id_token).split('.')[1]!, 'base64url').toString(),
  );
  expect(payload).toMatchObject({ iss: 'https://accounts.google.com', aud: 'patchbay-demo' });
  for (const path of ['/v1/userinfo', '/oauth2/v3/userinfo']) {
    const info = await call(sim, 'GET', `/google_analytics${path}`, { token: body.access_token });
    expect(info.body).toMatchObject({ sub: 'acme', email: 'anna@acme.example' });
  }
});

it('shows its own error page for a scope it does not have', async () => {
  await expect(walk(sim, PATHS.authorize, { scope: 'contacts.read' })).rejects.toThrow(
    /400[^]*invalid_scope/,
  );
});

it('revokes by either token without the client’s secret, and says 400 the second time', async () => {
  const { body } = await connect(sim, PATHS, { scope: READ, ...OFFLINE });
  const revoke = () =>
    call(sim, 'POST', '/google_analytics/revoke', { form: { token: body.access_token } });
  expect((await revoke()).status).toBe(200);
  expect((await summaries(body.access_token)).body).toMatchObject({
    error: { code: 401, status: 'UNAUTHENTICATED' },
  });
  expect(await revoke()).toMatchObject({ status: 400, body: { error: 'invalid_token' } });
});

it('takes events whatever they are, and checks them only under /debug', async () => {
  const query = '?measurement_id=G-1&api_secret=s';
  const sent = await call(sim, 'POST', `/google_analytics/mp/collect${query}`, { text: 'junk' });
  expect(sent.status).toBe(204);
  const checked = await call(sim, 'POST', `/google_analytics/debug/mp/collect${query}`, {
    json: { events: [] },
  });
  expect(checked.body).toMatchObject({ validationMessages: [{ fieldPath: 'client_id' }] });
});

it('refuses a report on a property of someone else', async () => {
  const issued = await control(sim, '/grants', { vendor: 'google_analytics', scopes: [READ] });
  const answer = await call(sim, 'POST', '/google_analytics/v1beta/properties/1:runReport', {
    token: issued.body.access_token,
    json: { metrics: [{ name: 'activeUsers' }] },
  });
  expect(answer).toMatchObject({ status: 403, body: { error: { status: 'PERMISSION_DENIED' } } });
});

it('marks an event as key event once, with the scope to edit', async () => {
  const mark = async (scope: string) => {
    const issued = await control(sim, '/grants', { vendor: 'google_analytics', scopes: [scope] });
    return call(sim, 'POST', '/google_analytics/v1beta/properties/482107311/keyEvents', {
      token: issued.body.access_token,
      json: { eventName: 'quote_requested', countingMethod: 'ONCE_PER_EVENT' },
    });
  };
  expect((await mark(READ)).status).toBe(403);
  expect((await mark(EDIT)).body).toMatchObject({ eventName: 'quote_requested', custom: true });
  expect((await mark(EDIT)).body).toMatchObject({ error: { code: 409, status: 'ALREADY_EXISTS' } });
});
