import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { STRIPE_KEY, act, bodies, connect } from '../support/connections.ts';
import { becomes, deliver } from '../support/deliveries.ts';
import { ADMIN } from '../support/start-app.ts';
import {
  SITE,
  type TestPlane,
  connectByOAuth,
  finishOAuth,
  startPlane,
} from '../support/start-plane.ts';

interface Entry {
  actor: { kind: string; name: string };
  action: string;
  connection_id: number;
  outcome: string;
  before: unknown;
  after: unknown;
}

let plane: TestPlane;
beforeAll(async () => {
  plane = await startPlane();
});
afterAll(() => plane.close());
beforeEach(() => plane.control('/reset'));

/** What the activity log holds of a connection, oldest first. */
async function entries(id: number): Promise<Entry[]> {
  const query = `connection_id=${id}&limit=200`;
  const { body } = await plane.admin.get(`${SITE}/activity?${query}`).expect(200);
  return body.items.reverse();
}
const told = (list: Entry[]) => list.map(({ action, outcome }) => `${action}: ${outcome}`);

it('every act of an operator leaves one entry with actor, connection and outcome', async () => {
  const { id } = await connect(plane, bodies.stripe());
  await act(plane, id, 'test').expect(200);
  await act(plane, id, 'pause').expect(200);
  await act(plane, id, 'resume').expect(200);
  await plane.admin
    .put(`${SITE}/connections/${id}/credentials`)
    .send({ credentials: { api_key: STRIPE_KEY } })
    .expect(200);
  await plane.admin.patch(`${SITE}/connections/${id}`).send({ display_name: 'Till' }).expect(200);
  await plane.admin.delete(`${SITE}/connections/${id}`).expect(200);
  const list = await entries(id);
  expect(told(list)).toEqual([
    'connection.create: connected',
    'connection.test: connected',
    'connection.pause: ok',
    'connection.resume: connected',
    'connection.replace_credentials: connected',
    'connection.edit: ok',
    'connection.disconnect: unsupported',
  ]);
  for (const entry of list) {
    expect(entry.actor).toMatchObject({ kind: 'user', name: ADMIN.email });
  }
  expect(list[2]).toMatchObject({ before: { state: 'active' }, after: { state: 'paused' } });
  expect(list[5]).toMatchObject({
    ...{ before: { display_name: 'Stripe' }, after: { display_name: 'Till' } },
  });
});

it('so do refresh, scope edit and reauthorization of an OAuth connection', async () => {
  const { id } = await connectByOAuth(plane, 'hubspot');
  await act(plane, id!, 'refresh').expect(200);
  const edit = await act(plane, id!, 'scopes', { scopes: ['crm.objects.contacts.read'] });
  await finishOAuth(plane, edit.body.authorize_url);
  const again = await act(plane, id!, 'reauthorize');
  await finishOAuth(plane, again.body.authorize_url);
  await plane.admin.delete(`${SITE}/connections/${id}`).expect(200);
  expect(told(await entries(id!))).toEqual([
    'connection.create: connected',
    'connection.refresh: refreshed',
    'connection.test: connected',
    'connection.edit_scopes: connected',
    'connection.reauthorize: connected',
    'connection.disconnect: revoked',
  ]);
});

it('failed tests are told by their outcome', async () => {
  const { id } = await connect(plane, bodies.stripe());
  await plane.control('/keys', { vendor: 'stripe', key: STRIPE_KEY, state: 'revoked' });
  await act(plane, id, 'test').expect(200);
  expect((await entries(id)).at(-1)).toMatchObject({
    ...{ action: 'connection.test', outcome: 'credential_revoked' },
    ...{ before: { state: 'active' }, after: { state: 'auth_revoked' } },
  });
});

it('deliveries are not repeated there; their retries by hand are', async () => {
  const { id } = await connect(plane, bodies.stripe());
  await plane.control('/fault', { vendor: 'stripe', path: '/v1/customers', kind: 'status', status: 400 }); // prettier-ignore
  const delivery = await deliver(plane, id, 'create_customer');
  await becomes(plane, delivery, 'failed');
  await plane.admin.post(`${SITE}/deliveries/${delivery}/retry`).expect(202);
  await becomes(plane, delivery, 'delivered');
  const list = await entries(id);
  expect(told(list)).toEqual(['connection.create: connected', 'delivery.retry: ok']);
  expect(list[1]!.after).toMatchObject({ delivery_id: delivery });
});

it('the chain holds after all of it, and says where it was broken', async () => {
  const verify = () => plane.admin.get(`${SITE}/activity/verify`).expect(200);
  expect((await verify()).body).toMatchObject({ ok: true, first_broken_id: null });
  const [row] = await plane.db.query(
    `UPDATE activity SET outcome = 'ok' WHERE id = (SELECT min(id) FROM activity
      WHERE outcome = 'credential_revoked') RETURNING id`,
  );
  expect((await verify()).body).toMatchObject({ ok: false, first_broken_id: row[0].id });
});

it('refuses dates that are turned round, as every list does', async () => {
  const turned = 'from=2026-11-02T00:00:00Z&to=2026-11-01T00:00:00Z';
  const { body } = await plane.admin.get(`${SITE}/activity?${turned}`).expect(400);
  expect(body).toMatchObject({ code: 'invalid_input', errors: [{ path: 'to' }] });
});
