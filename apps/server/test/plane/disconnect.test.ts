import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { grantsAt } from '../support/ageing.ts';
import { act, bodies, connect, countConnections } from '../support/connections.ts';
import { becomes, deliver, readDelivery } from '../support/deliveries.ts';
import {
  SITE,
  type TestPlane,
  authorizeUrl,
  connectByOAuth,
  finishOAuth,
  startPlane,
} from '../support/start-plane.ts';

let plane: TestPlane;
beforeAll(async () => {
  plane = await startPlane();
});
afterAll(() => plane.close());
beforeEach(() => plane.control('/reset'));

const disconnect = (id: number, query = '') =>
  plane.admin.delete(`${SITE}/connections/${id}${query}`);

async function isGone(id: number): Promise<void> {
  await plane.admin.get(`${SITE}/connections/${id}`).expect(404);
  const rows = await plane.db.query('SELECT id FROM connections WHERE id = $1', [id]);
  expect(rows).toEqual([]);
}

describe('disconnecting', () => {
  it.each(['hubspot', 'google_analytics'])(
    'ends the grant at %s, then the record',
    async (vendor) => {
      const { id } = await connectByOAuth(plane, vendor);
      expect((await disconnect(id!).expect(200)).body).toEqual({ id, revocation: 'revoked' });
      expect(await grantsAt(plane, vendor)).toMatchObject([{ state: 'revoked' }]);
      await isGone(id!);
    },
  );

  it('ends the grant of a server with a revocation address of its own', async () => {
    const url = await authorizeUrl(plane, bodies.oauthOwnClient(plane.sim));
    const { id } = await finishOAuth(plane, url);
    expect((await disconnect(id!).expect(200)).body.revocation).toBe('revoked');
    expect(await grantsAt(plane, 'oauth2_generic')).toMatchObject([{ state: 'revoked' }]);
  });

  it.each([
    ['an API key', async () => (await connect(plane, bodies.stripe())).id],
    ['a password', async () => (await connect(plane, bodies.basic(plane.sim))).id],
    ['a signing secret', async () => (await connect(plane, bodies.webhook(plane.sim))).id],
    ['a vendor without revocation', async () => (await connectByOAuth(plane, 'mailchimp')).id!],
  ])('of %s says that the vendor cannot', async (_, make) => {
    const id = await make();
    expect((await disconnect(id).expect(200)).body).toEqual({ id, revocation: 'unsupported' });
    await isGone(id);
  });

  it.each([
    ['cut off', { kind: 'cut', times: 'always' }],
    ['in trouble', { kind: 'status', status: 503, times: 'always' }],
  ])(
    'while the vendor is %s says that it failed, and removes the record all the same',
    async (_, fault) => {
      const { id } = await connectByOAuth(plane, 'hubspot');
      await plane.control('/fault', { vendor: 'hubspot', ...fault });
      expect((await disconnect(id!).expect(200)).body).toEqual({ id, revocation: 'failed' });
      await isGone(id!);
    },
  );

  it('is refused while others use the connection, and names them', async () => {
    const { id } = await connect(plane, bodies.stripe());
    const usage = `${SITE}/connections/${id}/usages/forms/contact-form`;
    await plane.admin.put(usage).send({ label: 'Contact form' }).expect(200);
    const { body } = await disconnect(id).expect(409);
    expect(body).toMatchObject({
      code: 'in_use',
      usages: [{ module: 'forms', reference: 'contact-form', label: 'Contact form' }],
    });
    await disconnect(id, '?force=false').expect(409);
    await plane.admin.get(`${SITE}/connections/${id}`).expect(200);
    await disconnect(id, '?force=true').expect(200);
    await isGone(id);
  });

  it('is free again when the last usage is removed', async () => {
    const { id } = await connect(plane, bodies.stripe());
    const usage = `${SITE}/connections/${id}/usages/forms/contact-form`;
    await plane.admin.put(usage).send({ label: 'Contact form' }).expect(200);
    const { body } = await plane.admin.get(`${SITE}/connections/${id}/usages`).expect(200);
    expect(body.items).toMatchObject([{ module: 'forms', reference: 'contact-form' }]);
    await plane.admin.delete(usage).expect(204);
    await plane.admin.delete(usage).expect(404);
    await disconnect(id).expect(200);
  });

  it('keeps the delivery log, by the name the connection had', async () => {
    const { id } = await connect(plane, { ...bodies.stripe(), display_name: 'Till' });
    const delivery = await deliver(plane, id, 'create_customer');
    await becomes(plane, delivery, 'delivered');
    await disconnect(id).expect(200);
    const { body } = await plane.admin.get(`${SITE}/delivery-log?connection_id=${id}`).expect(200);
    expect(body.items).toMatchObject([
      { delivery_id: delivery, connection_id: id, connection_name: 'Till', outcome: 'delivered' },
    ]);
    expect((await readDelivery(plane, delivery)).log).toHaveLength(1);
  });

  it('ends held work with a reason, and a retry of it is refused', async () => {
    const { id } = await connect(plane, bodies.stripe());
    await act(plane, id, 'pause').expect(200);
    const delivery = await deliver(plane, id, 'create_customer');
    await disconnect(id).expect(200);
    const ended = await becomes(plane, delivery, 'failed');
    expect(ended.log).toMatchObject([{ outcome: 'failed', error_code: 'connection_removed' }]);
    const { body } = await plane.admin.post(`${SITE}/deliveries/${delivery}/retry`).expect(409);
    expect(body.code).toBe('connection_removed');
  });

  it('twice is 404 the second time, and touches no other connection', async () => {
    const [one, two] = [
      await connect(plane, bodies.stripe()),
      await connect(plane, bodies.stripe()),
    ];
    await disconnect(one.id).expect(200);
    const before = await countConnections(plane);
    await disconnect(one.id).expect(404);
    expect(await countConnections(plane)).toBe(before);
    await plane.admin.get(`${SITE}/connections/${two.id}`).expect(200);
  });

  it('never gives its id to another connection', async () => {
    const { id } = await connect(plane, bodies.stripe());
    await disconnect(id).expect(200);
    expect((await connect(plane, bodies.stripe())).id).toBeGreaterThan(id);
  });
});
