import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { grantsAt } from '../support/ageing.ts';
import { STRIPE_KEY, act, bodies, connect, readConnection } from '../support/connections.ts';
import { becomes, deliver, deliveryBody } from '../support/deliveries.ts';
import {
  SITE,
  type TestPlane,
  arriveBack,
  connectByOAuth,
  consentAt,
  finishOAuth,
  startPlane,
} from '../support/start-plane.ts';

const ANALYTICS = 'https://www.googleapis.com/auth/analytics';
const [READ, EDIT] = [`${ANALYTICS}.readonly`, `${ANALYTICS}.edit`] as const;

let plane: TestPlane;
beforeAll(async () => {
  plane = await startPlane();
});
afterAll(() => plane.close());
beforeEach(() => plane.control('/reset'));

const revokeKey = (state: string) =>
  plane.control('/keys', { vendor: 'stripe', key: STRIPE_KEY, state });

describe('a vendor that takes the permission back', () => {
  it.each(['hubspot', 'google_analytics'])('is found out by a test: %s', async (vendor) => {
    const { id } = await connectByOAuth(plane, vendor);
    await plane.control('/grants/revoke', { vendor });
    const { body } = await act(plane, id!, 'test').expect(200);
    expect(body.outcome).toBe('credential_revoked');
    expect(await readConnection(plane, id!)).toMatchObject({
      ...{ state: 'auth_revoked', health: 'error' },
      state_reason: expect.stringMatching(/\S/),
    });
  });

  it('is found out by a delivery, which is held and sent after a new grant', async () => {
    const { id } = await connectByOAuth(plane, 'hubspot');
    await plane.control('/grants/revoke', { vendor: 'hubspot' });
    const delivery = await deliver(plane, id!, 'upsert_contact');
    await becomes(plane, delivery, 'held');
    expect((await readConnection(plane, id!)).state).toBe('auth_revoked');
    const { body } = await act(plane, id!, 'reauthorize').expect(200);
    expect((await finishOAuth(plane, body.authorize_url)).id).toBe(id);
    expect((await readConnection(plane, id!)).state).toBe('active');
    await becomes(plane, delivery, 'delivered');
  });

  it('is not mended by a refresh, only by a new grant', async () => {
    const { id } = await connectByOAuth(plane, 'hubspot');
    await plane.control('/grants/revoke', { vendor: 'hubspot' });
    await act(plane, id!, 'test').expect(200);
    const { body } = await act(plane, id!, 'refresh').expect(200);
    expect(body.state).toBe('auth_revoked');
  });

  it('with a key: 401 holds the delivery, and a new key sends it', async () => {
    const { id } = await connect(plane, bodies.stripe());
    await revokeKey('revoked');
    const delivery = await deliver(plane, id, 'create_customer');
    const held = await becomes(plane, delivery, 'held');
    expect(held.log).toMatchObject([{ vendor_response_code: 401 }]);
    expect((await readConnection(plane, id)).state).toBe('auth_revoked');
    await plane.control('/keys', { vendor: 'stripe', key: 'sk_test_PatchbayFresh000001' });
    await plane.admin
      .put(`${SITE}/connections/${id}/credentials`)
      .send({ credentials: { api_key: 'sk_test_PatchbayFresh000001' } })
      .expect(200);
    await becomes(plane, delivery, 'delivered');
  });

  it('with an expired key is told apart from a revoked one', async () => {
    const { id } = await connect(plane, bodies.stripe());
    await revokeKey('expired');
    const { body } = await act(plane, id, 'test').expect(200);
    expect(body).toMatchObject({ outcome: 'credential_expired', vendor_code: 'api_key_expired' });
    expect((await readConnection(plane, id)).state).toBe('auth_expired');
    await revokeKey('valid');
    expect((await act(plane, id, 'test').expect(200)).body.outcome).toBe('connected');
    expect((await readConnection(plane, id)).state).toBe('active');
  });

  it('takes the connection out of the pickers of other modules', async () => {
    const { id } = await connect(plane, bodies.stripe());
    const picks = async (): Promise<number[]> =>
      (await plane.admin.get(`${SITE}/pickers/connections?limit=200`).expect(200)).body.items.map(
        (item: { id: number }) => item.id,
      );
    expect(await picks()).toContain(id);
    await revokeKey('revoked');
    await act(plane, id, 'test').expect(200);
    expect(await picks()).not.toContain(id);
  });
});

describe('authorizing again', () => {
  it('keeps the id and everything that refers to it', async () => {
    const { id } = await connectByOAuth(plane, 'hubspot', {}, { display_name: 'Our CRM' });
    const before = await readConnection(plane, id!);
    const { body } = await act(plane, id!, 'reauthorize', { return_to: '/sites/default' }).expect(
      200,
    );
    expect((await finishOAuth(plane, body.authorize_url)).location).toBe('/sites/default');
    const after = await readConnection(plane, id!);
    for (const moved of ['last_test_at', 'updated_at', 'expires_at', 'refresh_due_at']) {
      delete after[moved];
    }
    expect(before).toMatchObject(after);
  });

  it('as another account is refused, gives the new grant back, and the old one goes on', async () => {
    const { id } = await connectByOAuth(plane, 'hubspot', { account: 'acme' });
    const { body } = await act(plane, id!, 'reauthorize').expect(200);
    const { location } = await finishOAuth(plane, body.authorize_url, { account: 'vester' });
    expect(location).toContain('reason=account_mismatch');
    expect(await readConnection(plane, id!)).toMatchObject({
      ...{ state: 'active', vendor_account_name: 'Acme Ltd' },
    });
    const grants = await grantsAt(plane, 'hubspot');
    expect(grants).toMatchObject([
      { account: 'acme', state: 'live' },
      { account: 'vester', state: 'revoked' },
    ]);
    await becomes(plane, await deliver(plane, id!, 'upsert_contact'), 'delivered');
  });

  it('refused at the vendor changes nothing', async () => {
    const { id } = await connectByOAuth(plane, 'hubspot');
    const before = await readConnection(plane, id!);
    const { body } = await act(plane, id!, 'reauthorize').expect(200);
    await finishOAuth(plane, body.authorize_url, { decision: 'deny' });
    expect(await readConnection(plane, id!)).toEqual(before);
  });

  it('of a connection that is gone meanwhile stores nothing', async () => {
    const { id } = await connectByOAuth(plane, 'hubspot');
    const { body } = await act(plane, id!, 'reauthorize').expect(200);
    const callback = await consentAt(plane, body.authorize_url);
    await plane.admin.delete(`${SITE}/connections/${id}`).expect(200);
    const { location } = await arriveBack(plane, callback);
    expect(location).toMatch(/^\/oauth\/failed\?/);
    await plane.admin.get(`${SITE}/connections/${id}`).expect(404);
  });

  it('is refused for keys, passwords and secrets', async () => {
    for (const body of [bodies.stripe(), bodies.basic(plane.sim), bodies.webhook(plane.sim)]) {
      const { id } = await connect(plane, body);
      const answer = await act(plane, id, 'reauthorize').expect(409);
      expect(answer.body.code).toBe('scopes_fixed');
    }
  });
});

describe('editing scopes', () => {
  it('asks the vendor for the new set and stores what was granted', async () => {
    const { id } = await connectByOAuth(plane, 'google_analytics');
    const { body } = await act(plane, id!, 'scopes', { scopes: [READ, EDIT] }).expect(200);
    const asked = new URL(body.authorize_url).searchParams.get('scope')!.split(' ');
    expect(asked).toEqual(expect.arrayContaining([READ, EDIT]));
    expect((await finishOAuth(plane, body.authorize_url)).id).toBe(id);
    const { scopes_granted } = await readConnection(plane, id!);
    expect(scopes_granted).toEqual(expect.arrayContaining([READ, EDIT]));
  });

  it('to fewer takes them away', async () => {
    const wide = { scopes: [READ, EDIT] };
    const { id } = await connectByOAuth(plane, 'google_analytics', {}, wide);
    const { body } = await act(plane, id!, 'scopes', { scopes: [READ] }).expect(200);
    await finishOAuth(plane, body.authorize_url);
    expect((await readConnection(plane, id!))['scopes_granted']).not.toContain(EDIT);
  });

  it.each([
    ['an API key', () => bodies.stripe()],
    ['a password', () => bodies.basic(plane.sim)],
    ['a signing secret', () => bodies.webhook(plane.sim)],
  ])('is refused for %s: its scopes are fixed', async (_, body) => {
    const { id } = await connect(plane, body());
    const answer = await act(plane, id, 'scopes', { scopes: ['x'] }).expect(409);
    expect(answer.body.code).toBe('scopes_fixed');
  });

  it('refuses a scope the vendor does not offer, by its field', async () => {
    const { id } = await connectByOAuth(plane, 'google_analytics');
    const answer = await act(plane, id!, 'scopes', { scopes: ['everything'] }).expect(422);
    expect(answer.body.errors).toMatchObject([{ path: 'scopes' }]);
  });
});

describe('a scope that is missing', () => {
  it('stops the call before the vendor is asked, and is named', async () => {
    const scopes = ['oauth', 'crm.objects.contacts.read'];
    const { id } = await connectByOAuth(plane, 'hubspot', {}, { scopes });
    const body = deliveryBody(id!, 'upsert_contact');
    const answer = await plane.admin.post(`${SITE}/deliveries`).send(body).expect(409);
    expect(answer.body).toMatchObject({
      ...{ code: 'scope_insufficient', missing_scopes: ['crm.objects.contacts.write'] },
    });
    expect(await plane.arrived('hubspot', '/crm/*')).toEqual([]);
  });

  it('that the vendor took away is told by the test with its name, as error', async () => {
    const { id } = await connectByOAuth(plane, 'google_analytics', {}, { scopes: [READ] });
    await plane.control('/grants/remove-scope', { vendor: 'google_analytics', scope: READ });
    const { body } = await act(plane, id!, 'test').expect(200);
    expect(body).toMatchObject({ outcome: 'scope_insufficient', missing_scopes: [READ] });
    expect((await readConnection(plane, id!)).state).toBe('error');
  });
});
