import { oauth2, type OAuth2Options } from '@patchbay/connector-sdk/auth/oauth2';
import type { ConnectorDefinition } from '@patchbay/connector-sdk/definition';
import { urlField } from '@patchbay/connector-sdk/fields';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { act, countConnections, readConnection } from '../support/connections.ts';
import { grantsAt } from '../support/ageing.ts';
import { refreshNow } from '../support/refreshing.ts';
import { newMember, newRole } from '../support/people.ts';
import {
  SITE,
  type TestPlane,
  authorizeUrl,
  finishOAuth,
  registerApp,
  startPlane,
} from '../support/start-plane.ts';
import { addConnectors, plainConnector } from '../support/test-connectors.ts';

const BUNDLE = { slug: 'suite', name: 'Suite' };
let plane: TestPlane;

/** A product of one vendor platform: all of them one OAuth server, one grant for each account. */
function product(
  slug: string,
  scope: string,
  more: Partial<ConnectorDefinition> = {},
  options: Partial<OAuth2Options> = {},
) {
  const base = `${plane.sim.url}/oauth2_generic`;
  const method = oauth2({
    authorizeUrl: `${base}/authorize`,
    tokenUrl: `${base}/token`,
    revokeUrl: `${base}/revoke`,
    scopes: { read: { title: 'Read', required: true }, [scope]: { title: 'Use', default: true } },
    sharedGrant: true,
    ...options,
  });
  return plainConnector(slug, base, [method], { bundle: BUNDLE, family: 'google', ...more });
}

beforeAll(async () => {
  plane = await startPlane();
  const place = z.object({ api: urlField({ title: 'API' }).optional() });
  addConnectors(
    plane,
    product('suite_mail', 'mail'),
    product('suite_files', 'mail'),
    product('suite_calendar', 'calendar'),
    product('suite_typed', 'mail', {
      settings: place,
      baseUrl: ({ settings }) => String(settings['api']),
    }),
    product('lone_product', 'mail', { bundle: { slug: 'other', name: 'Other' } }),
  );
});
afterAll(() => plane.close());
beforeEach(async () => {
  await plane.control('/reset');
  await plane.control('/refresh-rotation', { vendor: 'oauth2_generic', on: false });
  await plane.db.query('DELETE FROM connections');
  await plane.db.query('DELETE FROM oauth_apps');
});

async function connected(slug: string, more: object = {}, account = 'acme'): Promise<number> {
  const url = await authorizeUrl(plane, { connector_type: slug, ...more });
  return (await finishOAuth(plane, url, { account })).id!;
}
const sharing = (slug: string, from: number, more: object = {}, as = plane.admin) =>
  as
    .post(`${SITE}/connections`)
    .send({ connector_type: slug, auth_flow: 'oauth', from_connection_id: from, ...more });
const disconnect = async (id: number) =>
  (await plane.admin.delete(`${SITE}/connections/${id}`).expect(200)).body.revocation;

describe('the OAuth application of a bundle', () => {
  const appOf = async (slug: string) =>
    (await plane.admin.get(`${SITE}/connectors/${slug}`).expect(200)).body;

  it('is registered once and serves every connector of it', async () => {
    await registerApp(plane, 'suite_mail');
    const files = await appOf('suite_files');
    expect(files).toMatchObject({ bundle: BUNDLE, oauth_app: { client_id: 'patchbay-demo' } });
    expect(await connected('suite_calendar')).toEqual(expect.any(Number));
    expect((await appOf('lone_product')).oauth_app).toBeNull();
  });

  it('registered for one connector before there was a bundle is taken over, and replaced', async () => {
    await registerApp(plane, 'lone_product');
    await plane.db.query(`UPDATE oauth_apps SET connector_type = 'suite_mail'`);
    expect((await appOf('suite_mail')).oauth_app.client_id).toBe('patchbay-demo');
    expect((await appOf('suite_files')).oauth_app.client_id).toBe('patchbay-demo');
    await registerApp(plane, 'suite_files');
    const rows = await plane.db.query('SELECT connector_type FROM oauth_apps');
    expect(rows).toEqual([{ connector_type: 'bundle:suite' }]);
    expect(await connected('suite_mail')).toEqual(expect.any(Number));
  });
});

describe('an account of one connector, used for another', () => {
  beforeEach(() => registerApp(plane, 'suite_mail'));

  it('needs no new consent, works, and is renewed by itself', async () => {
    const from = await connected('suite_mail');
    const { body } = await sharing('suite_files', from, { display_name: 'Files' }).expect(201);
    expect(body).toMatchObject({
      ...{ connector_type: 'suite_files', display_name: 'Files', state: 'active' },
      ...{ has_refresh_token: true, test: { outcome: 'connected' } },
      scopes_granted: expect.arrayContaining(['read', 'mail']),
    });
    await plane.control('/grants/expire', { vendor: 'oauth2_generic' });
    for (const id of [body.id, from]) {
      expect((await act(plane, id, 'refresh').expect(200)).body.test.outcome).toBe('connected');
    }
    const { items } = await plane.control('/grants?vendor=oauth2_generic', {}, 'GET');
    expect(items).toHaveLength(1);
  });

  it('stays with both when the vendor rotates refresh tokens, and betrays no reuse', async () => {
    await plane.control('/refresh-rotation', { vendor: 'oauth2_generic', on: true });
    const from = await connected('suite_mail');
    const { body } = await sharing('suite_files', from).expect(201);
    for (const id of [from, body.id, from]) {
      expect((await act(plane, id, 'refresh').expect(200)).body.test.outcome).toBe('connected');
    }
    expect(await grantsAt(plane, 'oauth2_generic')).toMatchObject([
      { refreshes: 3, refresh_failures: 0, reuse_detections: 0 },
    ]);
  });

  it('is taken as it is when stored, though it was renewed during the test', async () => {
    await plane.control('/refresh-rotation', { vendor: 'oauth2_generic', on: true });
    const from = await connected('suite_mail');
    await plane.control('/fault', { vendor: 'oauth2_generic', path: '/api/*', kind: 'slow', delay_ms: 1500, times: 1 }); // prettier-ignore
    const made = sharing('suite_files', from).then((answer) => answer);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await refreshNow(plane, from)).toBe('refreshed');
    const { body, status } = await made;
    expect(status).toBe(201);
    expect((await act(plane, body.id, 'refresh').expect(200)).body.test.outcome).toBe('connected');
    expect(await grantsAt(plane, 'oauth2_generic')).toMatchObject([
      { refreshes: 2, reuse_detections: 0 },
    ]);
  });

  it('must have been granted what the other needs: 409 names the rest', async () => {
    const from = await connected('suite_mail');
    const answer = await sharing('suite_calendar', from).expect(409);
    expect(answer.body).toMatchObject({
      code: 'scope_insufficient',
      missing_scopes: ['calendar'],
    });
    expect(await countConnections(plane)).toBe(1);
  });

  it('is found by the bundle', async () => {
    const from = await connected('suite_mail');
    await registerApp(plane, 'lone_product');
    await connected('lone_product');
    const { body } = await plane.admin.get(`${SITE}/connections?bundle=suite`).expect(200);
    expect(body.items.map(({ id }: { id: number }) => id)).toEqual([from]);
  });

  it('is never another bundle’s, and none of a flow without redirect', async () => {
    const from = await connected('suite_mail');
    expect((await sharing('lone_product', from)).status).toBe(400);
    const key = { connector_type: 'stripe', auth_flow: 'api_key', credentials: { api_key: 'x' } };
    const answer = await plane.admin
      .post(`${SITE}/connections`)
      .send({ ...key, from_connection_id: from });
    expect(answer.status).toBe(400);
  });

  it('is not sent where somebody typed', async () => {
    const from = await connected('suite_mail');
    const settings = { api: `${plane.sim.url.replace('127.0.0.1', '127.0.0.2')}/oauth2_generic` };
    const answer = await sharing('suite_typed', from, { settings });
    expect(answer.status).toBe(422);
    expect(answer.body.code).toBe('credential_required');
    const home = { api: `${plane.sim.url}/oauth2_generic` };
    await sharing('suite_typed', from, { settings: home }).expect(201);
  });

  it('takes the right to create and the right to edit, and a connection of the site', async () => {
    const from = await connected('suite_mail');
    const role = await newRole(plane.admin, 'Creator', ['connections.create', 'connections.list']);
    const creator = await newMember(plane, plane.admin, 'c@example.com', role);
    const refused = await sharing('suite_files', from, {}, creator.agent);
    expect(refused.body).toMatchObject({ code: 'capability_required', status: 403 });
    await plane.admin.post('/api/v1/sites').send({ slug: 'elsewhere', name: 'E' });
    const stranger = await plane.admin
      .post('/api/v1/sites/elsewhere/connections')
      .send({ connector_type: 'suite_files', auth_flow: 'oauth', from_connection_id: from });
    expect(stranger.status).toBe(404);
  });

  it('of a connection that does not work is refused with its state', async () => {
    const from = await connected('suite_mail');
    await plane.control('/grants/revoke', { vendor: 'oauth2_generic' });
    await act(plane, from, 'refresh');
    const answer = await sharing('suite_files', from).expect(409);
    expect(answer.body).toMatchObject({ code: 'connection_unavailable' });
  });
});

describe('disconnecting one of several that stand on one grant', () => {
  beforeEach(() => registerApp(plane, 'suite_mail'));

  it('leaves the others their access; the last one ends the grant', async () => {
    const mail = await connected('suite_mail');
    const files = (await sharing('suite_files', mail).expect(201)).body.id;
    const calendar = await connected('suite_calendar');
    expect(await disconnect(mail)).toBe('shared');
    expect((await act(plane, files, 'test')).body.outcome).toBe('connected');
    expect(await disconnect(calendar)).toBe('shared');
    expect(await disconnect(files)).toBe('revoked');
    expect(await plane.arrived('oauth2_generic', '/revoke')).toHaveLength(1);
  });

  it('ends it also when all are disconnected at once', async () => {
    const mail = await connected('suite_mail');
    const files = (await sharing('suite_files', mail).expect(201)).body.id;
    const answers = await Promise.all([disconnect(mail), disconnect(files)]);
    expect(answers.sort()).toEqual(['revoked', 'shared']);
  });

  it('of another account of the same connector has a grant of its own', async () => {
    const acme = await connected('suite_mail');
    const vester = await connected('suite_mail', {}, 'vester');
    expect(await disconnect(acme)).toBe('revoked');
    expect((await readConnection(plane, vester)).state).toBe('active');
  });

  it('is told apart in the audit', async () => {
    const mail = await connected('suite_mail');
    await sharing('suite_files', mail).expect(201);
    await disconnect(mail);
    const { body } = await plane.admin.get(`${SITE}/activity?action=connection.disconnect`);
    expect(body.items[0]).toMatchObject({ outcome: 'shared' });
    const created = await plane.admin.get(`${SITE}/activity?action=connection.create`);
    expect(created.body.items[0].after.from_connection_id).toBe(mail);
  });
});
