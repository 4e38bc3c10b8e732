import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { act, bodies, connect } from '../support/connections.ts';
import { SITE, type TestPlane, connectByOAuth, startPlane } from '../support/start-plane.ts';

let plane: TestPlane;
let ids: { stripe: number; hubspot: number; webhook: number; narrow: number };
beforeAll(async () => {
  plane = await startPlane({ workers: false });
  const { id: hubspot } = await connectByOAuth(plane, 'hubspot');
  const { id: narrow } = await connectByOAuth(plane, 'google_analytics', {}, {
    display_name: 'Narrow',
  }); // prettier-ignore
  ids = {
    stripe: (await connect(plane, bodies.stripe())).id,
    webhook: (await connect(plane, bodies.webhook(plane.sim))).id,
    hubspot: hubspot!,
    narrow: narrow!,
  };
});
afterAll(() => plane.close());

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
async function pick(query = '', headers: Record<string, string> = {}): Promise<number[]> {
  const caller = headers['authorization'] ? plane.anonymous() : plane.admin;
  const answer = await caller.get(`${SITE}/pickers/connections${query}`).set(headers).expect(200);
  return answer.body.items.map((item: { id: number }) => item.id).sort((a: number, b: number) => a - b); // prettier-ignore
}
const sorted = (...list: number[]) => list.sort((a, b) => a - b);

describe('a picker', () => {
  it('offers what is usable now, by name, with nothing but what a picker shows', async () => {
    const { body } = await plane.admin.get(`${SITE}/pickers/connections`).expect(200);
    const names = body.items.map((item: { display_name: string }) => item.display_name);
    expect(names).toEqual([...names].sort());
    expect(Object.keys(body.items[0]).sort()).toEqual([
      ...['connector_type', 'display_name', 'id', 'vendor_account_name'],
    ]);
    expect(await pick()).toEqual(sorted(...Object.values(ids)));
  });

  it.each(['paused', 'auth_expired', 'auth_revoked', 'error'])('leaves out %s', async (state) => {
    await plane.db.query('UPDATE connections SET state = $1 WHERE id = $2', [state, ids.stripe]);
    expect(await pick()).not.toContain(ids.stripe);
    await plane.db.query(`UPDATE connections SET state = 'active' WHERE id = $1`, [ids.stripe]);
    expect(await pick()).toContain(ids.stripe);
  });

  it('follows pause and resume', async () => {
    await act(plane, ids.webhook, 'pause').expect(200);
    expect(await pick()).not.toContain(ids.webhook);
    await act(plane, ids.webhook, 'resume').expect(200);
    expect(await pick()).toContain(ids.webhook);
  });

  it('leaves out connectors that are switched off for the site', async () => {
    const enable = (enabled: boolean) =>
      plane.admin.put(`${SITE}/connectors/stripe/enabled`).send({ enabled }).expect(200);
    await enable(false);
    expect(await pick()).not.toContain(ids.stripe);
    await enable(true);
    expect(await pick()).toContain(ids.stripe);
  });

  it('leaves out connections whose connector is not installed any more', async () => {
    const set = (type: string) =>
      plane.db.query('UPDATE connections SET connector_type = $1 WHERE id = $2', [
        type,
        ids.stripe,
      ]);
    await set('gone_vendor');
    expect(await pick()).not.toContain(ids.stripe);
    await set('stripe');
  });

  it('narrows by family and by action', async () => {
    expect(await pick('?family=payment')).toEqual([ids.stripe]);
    expect(await pick('?action=create_customer')).toEqual([ids.stripe]);
    expect(await pick('?action=post_event&family=webhook')).toEqual([ids.webhook]);
    expect(await pick('?action=post_event&family=payment')).toEqual([]);
    expect(await pick('?action=nothing_like_it')).toEqual([]);
  });

  it('offers an OAuth connection for an action only while it holds the scopes', async () => {
    expect(await pick('?action=upsert_contact&family=crm')).toEqual([ids.hubspot]);
    await plane.db.query(`UPDATE connections SET scopes_granted = '["oauth"]' WHERE id = $1`, [
      ids.hubspot,
    ]);
    expect(await pick('?action=upsert_contact&family=crm')).toEqual([]);
    expect(await pick('?family=crm')).toEqual([ids.hubspot]);
    expect(await pick('?family=crm&scopes=oauth')).toEqual([ids.hubspot]);
    expect(await pick('?family=crm&scopes=oauth,crm.objects.deals.write')).toEqual([]);
  });

  it('offers a key for scopes only where its vendor has them', async () => {
    const key = 'pat-eu1-ac3e0000-0000-4000-8000-000000000001';
    const { id } = await connect(plane, {
      ...{ connector_type: 'hubspot', auth_flow: 'api_key', credentials: { access_token: key } },
    });
    expect(await pick('?scopes=crm.objects.deals.write')).toEqual([id]);
    expect(await pick('?scopes=crm.objects.deals.write,other')).toEqual([]);
    await plane.admin.delete(`${SITE}/connections/${id}`).expect(200);
  });

  it('shows a limited token what it may use, and nothing else', async () => {
    const limits = { name: 'Shop', module: 'shop', capabilities: ['connections.list'] };
    const make = async (more: object) =>
      (await plane.admin.post(`${SITE}/tokens`).send({ ...limits, ...more }).expect(201)).body.token; // prettier-ignore
    expect(await pick('', bearer(await make({ families: ['payment'] })))).toEqual([ids.stripe]);
    expect(await pick('', bearer(await make({ connections: [ids.webhook] })))).toEqual([
      ids.webhook,
    ]);
  });

  it('refuses what it does not know, and shows another site nothing', async () => {
    await plane.admin.get(`${SITE}/pickers/connections?tool=x`).expect(400);
    await plane.admin.post('/api/v1/sites').send({ slug: 'other', name: 'Other' }).expect(201);
    const { body } = await plane.admin.get('/api/v1/sites/other/pickers/connections').expect(200);
    expect(body.items).toEqual([]);
  });
});
