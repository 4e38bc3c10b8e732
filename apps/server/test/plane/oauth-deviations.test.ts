import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ScheduledRefreshService } from '../../src/modules/connections/scheduled-refresh.service.ts';
import { act, readConnection } from '../support/connections.ts';
import { dumpDatabase } from '../support/database-dump.ts';
import {
  SITE,
  type TestPlane,
  arriveBack,
  authorizeUrl,
  consentAt,
  eventually,
  finishOAuth,
  registerApp,
  startPlane,
} from '../support/start-plane.ts';
import { addConnectors, oddOAuth } from '../support/test-connectors.ts';

const SLUG = 'odd_oauth';
const DEVELOPER = { developer_token: 'quirk-developer-token' };
let plane: TestPlane;

beforeAll(async () => {
  plane = await startPlane();
  addConnectors(plane, oddOAuth(plane.sim.url));
  await registerApp(plane, SLUG);
});
afterAll(() => plane.close());
beforeEach(async () => {
  await plane.control('/reset');
  await plane.db.query('DELETE FROM connections');
});

const start = (more: object = {}) =>
  authorizeUrl(plane, { connector_type: SLUG, credentials: DEVELOPER, ...more });
async function connected(): Promise<number> {
  const { location, id } = await finishOAuth(plane, await start());
  if (id === null) throw new Error(location);
  return id;
}
const asked = async (path: string) => (await plane.arrived('oauth2_odd', path)).length;

describe('a vendor that deviates from OAuth in everything', () => {
  it('is connected, and calls carry the secret beside the token', async () => {
    const id = await connected();
    expect(await readConnection(plane, id)).toMatchObject({
      state: 'active',
      vendor_account_name: 'Acme Ltd',
      settings: { realm: '4821', instance: 'https://eu7.quirkwell.example' },
    });
    expect((await act(plane, id, 'test')).body.outcome).toBe('connected');
  });

  it('names the client, and takes parameters from the settings, on the authorization page', async () => {
    const url = new URL(await start({ settings: { note: 'from-settings' } }));
    expect(url.searchParams.get('client_key')).toBe('patchbay-demo');
    expect(url.searchParams.has('client_id')).toBe(false);
    expect(url.searchParams.get('audience')).toBe('from-settings');
  });

  it('gets JSON at the address that the way back told, with its header and parameter', async () => {
    await connected();
    const [request] = await plane.arrived('oauth2_odd', '/realms/4821/token');
    expect(request!.headers).toMatchObject({
      'content-type': 'application/json',
      'x-quirk-version': '7',
    });
    const body = JSON.parse(request!.raw_body);
    expect(body).toMatchObject({ audience: 'quirk', client_key: 'patchbay-demo' });
    expect(body.client_id).toBeUndefined();
  });

  it.each([
    ['changed', (back: URL) => back.searchParams.set('realm_id', '666')],
    ['left out', (back: URL) => back.searchParams.delete('hmac')],
    ['added to', (back: URL) => back.searchParams.set('shop', 'x')],
  ])('is not believed when its signed way back was %s: no code is exchanged', async (_, change) => {
    const back = await consentAt(plane, await start());
    change(back);
    const { location } = await arriveBack(plane, back);
    expect(location).toContain('reason=callback_unverified');
    expect(await asked('/realms/*')).toBe(0);
  });

  it('may say no without a signature', async () => {
    const { location } = await finishOAuth(plane, await start(), { decision: 'deny' });
    expect(location).toContain('reason=access_denied');
  });

  it('ends its grant in its own way, which carries the client', async () => {
    const id = await connected();
    const answer = await plane.admin.delete(`${SITE}/connections/${id}`).expect(200);
    expect(answer.body.revocation).toBe('revoked');
    expect(await asked('/end-access')).toBe(1);
  });
});

describe('a token that buys its successor itself', () => {
  it('is the long-lived one, renewed by schedule long before its end', async () => {
    const id = await connected();
    const row = await readConnection(plane, id);
    const days = (at: unknown) => (Date.parse(String(at)) - Date.now()) / 86_400_000;
    expect(days(row['expires_at'])).toBeCloseTo(60, 1);
    expect(days(row['refresh_due_at'])).toBeGreaterThan(29);
    expect(days(row['refresh_due_at'])).toBeLessThan(46);
    expect(row['has_refresh_token']).toBe(true);
    expect(row['grant_expires_at']).toBe(row['expires_at']);
  });

  it('is renewed when it is due, and the next one serves', async () => {
    const id = await connected();
    const before = await readConnection(plane, id);
    await plane.db.query(`UPDATE connections SET refresh_due_at = now() WHERE id = $1`, [id]);
    const answer = await act(plane, id, 'refresh').expect(200);
    expect(answer.body.test.outcome).toBe('connected');
    expect(await asked('/long_lived')).toBe(2);
    expect(answer.body.expires_at).not.toBe(before['expires_at']);
  });

  it('cannot be renewed after its end: the connection says to connect again', async () => {
    const id = await connected();
    await plane.control('/grants/expire', { vendor: 'oauth2_odd' });
    const answer = await act(plane, id, 'refresh').expect(200);
    expect(answer.body).toMatchObject({
      state: 'auth_expired',
      state_reason: expect.stringContaining('access token. Connect again.'),
    });
  });

  it('is left alone while the vendor is in trouble', async () => {
    const id = await connected();
    await plane.control('/fault', { kind: 'html', vendor: 'oauth2_odd', path: '/long_lived' });
    const answer = await act(plane, id, 'refresh').expect(200);
    expect(answer.body).toMatchObject({ state: 'active', test: { outcome: 'vendor_error' } });
  });
});

describe('secrets beside an OAuth token', () => {
  const put = (id: number, credentials: object) =>
    plane.admin.put(`${SITE}/connections/${id}/credentials`).send({ credentials });

  it('are asked for in the flow’s form, and by the authorization', async () => {
    const { body } = await plane.admin.get(`${SITE}/connectors/${SLUG}`).expect(200);
    expect(Object.keys(body.flows[0].credentials.properties)).toEqual(['developer_token']);
    const send = (credentials: object) =>
      plane.admin.post(`${SITE}/connections/authorize`).send({ connector_type: SLUG, credentials });
    expect((await send({})).status).toBe(400);
    expect((await send({ ...DEVELOPER, other: 'x' })).status).toBe(400);
  });

  it('are replaced alone, the token staying; a wrong one changes nothing', async () => {
    const id = await connected();
    const refused = await put(id, { developer_token: 'wrong' });
    expect(refused.status).toBe(422);
    expect((await act(plane, id, 'test')).body.outcome).toBe('connected');
    expect((await put(id, DEVELOPER)).body).toMatchObject({ id, test: { outcome: 'connected' } });
    expect((await act(plane, id, 'refresh')).body.test.outcome).toBe('connected');
    expect((await put(id, { access_token: 'x' })).status).toBe(400);
  });

  it('stay when the person connects again', async () => {
    const id = await connected();
    const again = await act(plane, id, 'reauthorize').expect(200);
    await finishOAuth(plane, again.body.authorize_url);
    expect((await act(plane, id, 'test')).body.outcome).toBe('connected');
  });
});

it('leaves no token and no secret in the clear, in the log or in an answer', async () => {
  const id = await connected();
  await act(plane, id, 'refresh').expect(200);
  const [exchange] = await plane.arrived('oauth2_odd', '/realms/4821/token');
  const [longer] = await plane.arrived('oauth2_odd', '/long_lived');
  const { code } = JSON.parse(exchange!.raw_body);
  const tokens = new URLSearchParams(longer!.query).get('token');
  const secrets = [code, tokens, DEVELOPER.developer_token, 'patchbay-demo-secret'].map(String);
  const everything = [await dumpDatabase(plane.db), plane.logged.join('\n')].join('\n');
  const shown = JSON.stringify(await readConnection(plane, id));
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(10);
    expect(everything).not.toContain(secret);
    expect(shown).not.toContain(secret);
  }
});

it('renews by schedule without anybody asking', async () => {
  await plane.control('/token-ttl', { vendor: 'oauth2_odd', seconds: 4 });
  const id = await connected();
  const schedule = plane.app.get(ScheduledRefreshService);
  schedule.start();
  await eventually(async () => (await asked('/long_lived')) >= 3, 'two renewals', 30_000);
  await schedule.stop();
  expect((await act(plane, id, 'test')).body.outcome).toBe('connected');
});
