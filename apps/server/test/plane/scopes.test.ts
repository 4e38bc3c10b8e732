import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { grantsAt } from '../support/ageing.ts';
import { act, bodies, connect, readConnection } from '../support/connections.ts';
import { becomes, deliver, deliveryBody } from '../support/deliveries.ts';
import { newMember, newRole } from '../support/people.ts';
import {
  SITE,
  type TestPlane,
  arriveBack,
  authorizeUrl,
  connectByOAuth,
  consentAt,
  eventually,
  finishOAuth,
  startPlane,
} from '../support/start-plane.ts';

const ANALYTICS = 'https://www.googleapis.com/auth/analytics';
const [READ, EDIT] = [`${ANALYTICS}.readonly`, `${ANALYTICS}.edit`] as const;
const RECORD = 'https://www.googleapis.com/auth/datamanager';
const CONTACTS = 'crm.objects.contacts.write';
const DEALS = 'crm.objects.deals.write';

let plane: TestPlane;
beforeAll(async () => {
  plane = await startPlane();
});
afterAll(() => plane.close());
beforeEach(async () => {
  await plane.control('/reset');
  await plane.db.query('DELETE FROM connections');
});

const scopesOf = async (id: number) =>
  (await plane.admin.get(`${SITE}/connections/${id}/scopes`).expect(200)).body;
const ask = async (id: number, action: 'scopes' | 'reauthorize', body: object = {}) =>
  String((await act(plane, id, action, body).expect(200)).body.authorize_url);
const audited = async (id: number) =>
  (await plane.admin.get(`${SITE}/activity?connection_id=${id}`).expect(200)).body.items;

describe('the scope picker', () => {
  it('shows what is offered and held, and who needs each', async () => {
    const { id } = await connectByOAuth(plane, 'google_analytics');
    await plane.admin
      .put(`${SITE}/connections/${id}/usages/posts/dashboard`)
      .send({ label: 'Dashboard', scopes: [READ] })
      .expect(200);
    const body = await scopesOf(id!);
    expect(body.offered).toEqual([
      {
        ...{ id: READ, label: 'Read Analytics', required: true, held: true },
        description: expect.any(String),
        required_by: [
          { kind: 'action', name: 'run_report' },
          { kind: 'test', name: 'test' },
          { kind: 'module', name: 'posts' },
        ],
      },
      {
        ...{ id: EDIT, label: 'Change settings of Analytics', required: false, held: false },
        description: expect.any(String),
        required_by: [{ kind: 'action', name: 'create_key_event' }],
      },
      {
        ...{ id: RECORD, label: 'Record events', required: false, held: false },
        description: expect.any(String),
        required_by: [{ kind: 'action', name: 'track_event' }],
      },
    ]);
    expect(body).toMatchObject({ held: [READ], requested: [READ], missing: [] });
  });

  it('shows scopes the connector does not know among those held', async () => {
    const { id } = await connectByOAuth(plane, 'hubspot');
    await plane.db.query(
      `UPDATE connections SET scopes_granted = scopes_granted || '["tickets"]' WHERE id = $1`,
      [id],
    );
    const body = await scopesOf(id!);
    expect(body.held).toContain('tickets');
    expect(body.offered.map((each: { id: string }) => each.id)).not.toContain('tickets');
  });

  it('offers what the operator named where the scopes are no fixed list', async () => {
    const url = await authorizeUrl(plane, bodies.oauthOwnClient(plane.sim));
    const { id } = await finishOAuth(plane, url);
    const { offered, missing } = await scopesOf(id!);
    expect(offered.map((each: { id: string }) => each.id)).toEqual(['openid', 'offline_access', 'read']); // prettier-ignore
    expect(missing).toEqual([]);
  });

  it('is refused where the credential decides', async () => {
    const grant = await plane.control('/grants', { vendor: 'oauth2_manual' });
    for (const body of [
      bodies.stripe(),
      bodies.webhook(plane.sim),
      bodies.oauthManual(plane.sim, String(grant['refresh_token'])),
    ]) {
      // prettier-ignore
      const { id } = await connect(plane, body);
      const answer = await plane.admin.get(`${SITE}/connections/${id}/scopes`).expect(409);
      expect(answer.body.code).toBe('scopes_fixed');
    }
  });
});

describe('a grant of less than was asked for', () => {
  it('is shown as such, and asked for again', async () => {
    const { id } = await connectByOAuth(plane, 'google_analytics', { scopes: [READ] }, { scopes: [READ, EDIT] }); // prettier-ignore
    expect(await readConnection(plane, id!)).toMatchObject({
      ...{ state: 'active', scopes_granted: [READ], scopes_missing: [EDIT] },
      ...{ health: 'warning', health_reason: { code: 'scopes_missing' } },
    });
    expect(await scopesOf(id!)).toMatchObject({ requested: [READ, EDIT], missing: [EDIT] });
    const url = await ask(id!, 'reauthorize');
    expect(new URL(url).searchParams.get('scope')!.split(' ')).toEqual([READ, EDIT]);
    await finishOAuth(plane, url);
    expect(await readConnection(plane, id!)).toMatchObject({
      ...{ scopes_granted: [READ, EDIT], scopes_missing: [], health: 'connected' },
    });
  });
});

describe('changing scopes', () => {
  it('leaves the old grant at work until the new one is stored, and an audit entry', async () => {
    const { id } = await connectByOAuth(plane, 'hubspot');
    const before = await readConnection(plane, id!);
    const url = await ask(id!, 'scopes', { scopes: ['oauth', CONTACTS] });
    await becomes(plane, await deliver(plane, id!, 'upsert_contact'), 'delivered');
    const callback = await consentAt(plane, url);
    expect(await readConnection(plane, id!)).toMatchObject({
      scopes_granted: before['scopes_granted'],
    });
    await becomes(plane, await deliver(plane, id!, 'upsert_contact'), 'delivered');
    expect((await arriveBack(plane, callback)).id).toBe(id);
    expect(await readConnection(plane, id!)).toMatchObject({ scopes_granted: ['oauth', CONTACTS] });
    const [entry] = await audited(id!);
    expect(entry).toMatchObject({
      action: 'connection.edit_scopes',
      before: { scopes_granted: before['scopes_granted'] },
      after: { scopes_granted: ['oauth', CONTACTS], scopes_requested: ['oauth', CONTACTS] },
    });
  });

  it('does not revoke the grant it replaces: at some vendors that would end the new one too', async () => {
    const { id } = await connectByOAuth(plane, 'google_analytics');
    await finishOAuth(plane, await ask(id!, 'scopes', { scopes: [READ, EDIT] }));
    const grants = await grantsAt(plane, 'google_analytics');
    expect(grants.map((grant) => grant['state'])).not.toContain('revoked');
  });

  it('changes nothing when the person refuses, or leaves out what is needed', async () => {
    const { id } = await connectByOAuth(plane, 'google_analytics');
    const before = await readConnection(plane, id!);
    const wide = { scopes: [READ, EDIT] };
    const denied = await finishOAuth(plane, await ask(id!, 'scopes', wide), { decision: 'deny' });
    expect(denied.location).toContain('reason=access_denied');
    const partial = await finishOAuth(plane, await ask(id!, 'scopes', wide), { scopes: [EDIT] });
    expect(partial.location).toContain('reason=test_failed');
    expect(await readConnection(plane, id!)).toEqual(before);
    // The refused grant is of the same account: giving it back would take this one along.
    const grants = await grantsAt(plane, 'google_analytics');
    expect(grants.map((grant) => grant['state'])).not.toContain('revoked');
    expect((await act(plane, id!, 'test').expect(200)).body.outcome).toBe('connected');
  });

  it('keeps what another operator changed meanwhile: name, settings, pause', async () => {
    const { id } = await connectByOAuth(plane, 'google_analytics', {}, { settings: { property_id: '1' } }); // prettier-ignore
    const url = await ask(id!, 'scopes', { scopes: [READ, EDIT] });
    await plane.admin
      .patch(`${SITE}/connections/${id}`)
      .send({ display_name: 'Renamed', category: 'marketing', settings: { property_id: '2' } })
      .expect(200);
    await act(plane, id!, 'pause').expect(200);
    expect((await finishOAuth(plane, url)).id).toBe(id);
    expect(await readConnection(plane, id!)).toMatchObject({
      ...{ state: 'paused', display_name: 'Renamed', category: 'marketing' },
      ...{ settings: { property_id: '2' }, scopes_granted: [READ, EDIT] },
    });
  });

  it('keeps settings that changed while the test call was under way', async () => {
    const { id } = await connectByOAuth(plane, 'google_analytics', {}, { settings: { property_id: '1' } }); // prettier-ignore
    const callback = await consentAt(plane, await ask(id!, 'reauthorize'));
    const path = '/v1beta/accountSummaries';
    await plane.control('/fault', { vendor: 'google_analytics', path, kind: 'slow', delay_ms: 1000 }); // prettier-ignore
    const before = (await plane.arrived('google_analytics', path)).length;
    const back = arriveBack(plane, callback);
    await eventually(
      async () => (await plane.arrived('google_analytics', path)).length > before,
      'the test call',
    );
    const settings = { property_id: '2' };
    await plane.admin.patch(`${SITE}/connections/${id}`).send({ settings }).expect(200);
    expect((await back).id).toBe(id);
    expect((await readConnection(plane, id!))['settings']).toEqual(settings);
  });

  it('tries the new grant with the settings as they are by then', async () => {
    const { id } = await finishOAuth(plane, await authorizeUrl(plane, bodies.oauthOwnClient(plane.sim))); // prettier-ignore
    const callback = await consentAt(plane, await ask(id!, 'reauthorize'));
    const { settings } = await readConnection(plane, id!);
    const userinfo_url = `${plane.sim.url}/oauth2_generic/userinfo?changed=1`;
    const changed = { ...(settings as object), userinfo_url };
    await plane.admin.patch(`${SITE}/connections/${id}`).send({ settings: changed }).expect(200);
    expect((await arriveBack(plane, callback)).id).toBe(id);
    const tested = (await plane.arrived('oauth2_generic', '/userinfo')).at(-1);
    expect(tested?.query).toBe('changed=1');
  });

  it('needs the capability still when the operator comes back', async () => {
    const { id } = await connectByOAuth(plane, 'hubspot');
    const role = await newRole(plane.admin, 'Scopes', ['connections.list', 'connections.edit_scopes']); // prettier-ignore
    const { agent } = await newMember(plane, plane.admin, 'scopes@example.com', role);
    const away = async (scopes: string[]) => {
      const path = `${SITE}/connections/${id}/scopes`;
      const { body } = await agent.post(path).send({ scopes }).expect(200);
      return consentAt(plane, body.authorize_url);
    };
    expect((await arriveBack(plane, await away(['oauth', CONTACTS]), agent)).id).toBe(id);
    const callback = await away(['oauth', DEALS]);
    const capabilities = ['connections.list'];
    await plane.admin.patch(`${SITE}/roles/${role}`).send({ capabilities }).expect(200);
    const { location } = await arriveBack(plane, callback, agent);
    expect(location).toContain('reason=capability_required');
    expect((await readConnection(plane, id!))['scopes_granted']).toEqual(['oauth', CONTACTS]);
  });

  it('in two tabs ends with the one that was finished last, whole', async () => {
    const { id } = await connectByOAuth(plane, 'google_analytics');
    const wide = await consentAt(plane, await ask(id!, 'scopes', { scopes: [READ, EDIT] }));
    const narrow = await consentAt(plane, await ask(id!, 'scopes', { scopes: [READ] }));
    await arriveBack(plane, narrow);
    await arriveBack(plane, wide);
    expect(await scopesOf(id!)).toMatchObject({ held: [READ, EDIT], requested: [READ, EDIT] });
    expect((await act(plane, id!, 'test').expect(200)).body.outcome).toBe('connected');
  });

  it('as another account is refused, and takes along no grant of another connection', async () => {
    const acme = await connectByOAuth(plane, 'google_analytics', { account: 'acme' });
    const vester = await connectByOAuth(plane, 'google_analytics', { account: 'vester' });
    const before = await readConnection(plane, acme.id!);
    const url = await ask(acme.id!, 'reauthorize');
    const { location } = await finishOAuth(plane, url, { account: 'vester' });
    expect(location).toContain('reason=account_mismatch');
    expect(await readConnection(plane, acme.id!)).toEqual(before);
    // Both consents of that account are one grant at Google.
    const grants = await grantsAt(plane, 'google_analytics');
    expect(grants.map((grant) => grant['state'])).not.toContain('revoked');
    expect((await act(plane, vester.id!, 'test').expect(200)).body.outcome).toBe('connected');
  });

  it.each([['crm.everything'], ['constructor'], ['']])('refuses %p by its field', async (scope) => {
    const { id } = await connectByOAuth(plane, 'hubspot');
    const before = await readConnection(plane, id!);
    const answer = await act(plane, id!, 'scopes', { scopes: ['oauth', scope] });
    expect(answer.status).toBe(scope === '' ? 400 : 422);
    expect(answer.body.errors[0].path).toMatch(/^scopes/);
    expect(await readConnection(plane, id!)).toEqual(before);
  });
});

describe('a scope that a call lacks', () => {
  const lean = () => connectByOAuth(plane, 'hubspot', {}, { scopes: ['oauth', DEALS] });

  it('is named when a delivery is handed over', async () => {
    const { id } = await lean();
    const answer = await plane.admin
      .post(`${SITE}/deliveries`)
      .send(deliveryBody(id!, 'upsert_contact'))
      .expect(409);
    expect(answer.body).toMatchObject({ code: 'scope_insufficient', missing_scopes: [CONTACTS] });
  });

  it('that was taken away after acceptance ends the delivery before the vendor is asked', async () => {
    const { id } = await connectByOAuth(plane, 'hubspot');
    await act(plane, id!, 'pause').expect(200);
    const delivery = await deliver(plane, id!, 'upsert_contact');
    await finishOAuth(plane, await ask(id!, 'scopes', { scopes: ['oauth', DEALS] }));
    await act(plane, id!, 'resume').expect(200);
    const done = await becomes(plane, delivery, 'failed');
    expect(done.log).toMatchObject([
      { error_code: 'scope_insufficient', vendor_response_code: null },
    ]);
    expect(await plane.arrived('hubspot', '/crm/*')).toEqual([]);
  });

  it('is named for a proxied call that is an action’s, before the vendor is asked', async () => {
    const { id } = await lean();
    const answer = await plane.admin
      .post(`${SITE}/connections/${id}/proxy/crm/v3/objects/contacts/batch/upsert`)
      .send({ inputs: [] })
      .expect(409);
    expect(answer.body).toMatchObject({ code: 'scope_insufficient', missing_scopes: [CONTACTS] });
    expect(await plane.arrived('hubspot', '/crm/*')).toEqual([]);
  });

  it('is named for any other proxied call when the vendor names it', async () => {
    const url = await authorizeUrl(plane, bodies.oauthOwnClient(plane.sim));
    const { id } = await finishOAuth(plane, url);
    await plane.control('/scope-rules', { vendor: 'oauth2_generic', method: 'POST', path: '/api/orders', scope: 'write' }); // prettier-ignore
    const proxy = `${SITE}/connections/${id}/proxy`;
    const answer = await plane.admin.post(`${proxy}/orders`).send({ n: 1 }).expect(409);
    expect(answer.body).toMatchObject({ code: 'scope_insufficient', missing_scopes: ['write'] });
    await plane.admin.post(`${proxy}/notes`).send({ n: 1 }).expect(200);
  });

  it('and that nobody names leaves the vendor’s refusal to the caller, whole', async () => {
    const url = await authorizeUrl(plane, bodies.oauthOwnClient(plane.sim));
    const { id } = await finishOAuth(plane, url);
    const body = '{"error":"not yours"}';
    await plane.control('/fault', { vendor: 'oauth2_generic', path: '/api/orders', kind: 'status', status: 403, body, headers: { 'content-type': 'application/json' } }); // prettier-ignore
    const answer = await plane.admin.get(`${SITE}/connections/${id}/proxy/orders`).expect(403);
    expect(answer.text).toBe(body);
  });

  it('keeps the connection out of pickers that need it', async () => {
    const { id } = await lean();
    const picked = async (query: string) =>
      (await plane.admin.get(`${SITE}/pickers/connections?${query}`).expect(200)).body.items.map(
        (each: { id: number }) => each.id,
      );
    expect(await picked(`scopes=${DEALS}`)).toEqual([id]);
    expect(await picked(`scopes=${DEALS},${CONTACTS}`)).toEqual([]);
    expect(await picked('action=create_deal')).toEqual([id]);
    expect(await picked('action=upsert_contact')).toEqual([]);
  });
});
