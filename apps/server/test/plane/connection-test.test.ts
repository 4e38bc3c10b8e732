import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { act, bodies, connect, readConnection } from '../support/connections.ts';
import { SITE, type TestPlane, connectByOAuth, eventually, startPlane } from '../support/start-plane.ts'; // prettier-ignore

let plane: TestPlane;
beforeAll(async () => {
  plane = await startPlane({ workers: false });
});
afterAll(() => plane.close());
beforeEach(() => plane.control('/reset'));

const KEYS = ['sk_test_PatchbayDemoOldKey00001', 'sk_test_PatchbayDemoNewKey00001'] as const;
const key = (which: 0 | 1, state: string) =>
  plane.control('/keys', { vendor: 'stripe', key: KEYS[which], state, account: 'acme' });
const replace = (id: number, api_key: string) =>
  plane.admin.put(`${SITE}/connections/${id}/credentials`).send({ credentials: { api_key } });

describe('a test', () => {
  it('does not blame a credential that was stored while it ran for what it heard of the old one', async () => {
    await key(0, 'valid');
    await key(1, 'valid');
    const { id } = await connect(plane, { ...bodies.stripe(), credentials: { api_key: KEYS[0] } });
    await key(0, 'revoked');
    const account = { vendor: 'stripe', path: '/v1/account' };
    await plane.control('/fault', { ...account, kind: 'slow', delay_ms: 1500 });
    const before = (await plane.arrived('stripe', '/v1/account')).length;
    const testing = act(plane, id, 'test').then((answer) => answer.body);
    await eventually(
      async () => (await plane.arrived('stripe', '/v1/account')).length > before,
      'the test call',
    );
    await replace(id, KEYS[1]).expect(200);
    expect((await testing).outcome).toBe('connected');
    expect(await readConnection(plane, id)).toMatchObject({ state: 'active', health: 'connected' });
  });

  it('of a token that ended while the vendor gives out no new ones tells of the outage, not of a lost grant', async () => {
    const { id } = await connectByOAuth(plane, 'hubspot');
    await plane.control('/grants/expire', { vendor: 'hubspot' });
    await plane.control('/fault', { vendor: 'hubspot', path: '/oauth/*', kind: 'status', status: 503, times: 'always' }); // prettier-ignore
    const { body } = await act(plane, id!, 'test').expect(200);
    expect(body).toMatchObject({ outcome: 'vendor_error', vendor_code: 'refresh_unavailable' });
    expect(await readConnection(plane, id!)).toMatchObject({ state: 'error' });
  });

  it('of a credential that cannot be decrypted leaves the state, and health says what is wrong', async () => {
    await key(1, 'valid');
    const { id } = await connect(plane, bodies.stripe());
    await plane.db.query(
      `UPDATE connections SET credential_blob = overlay(credential_blob PLACING '\\x00' FROM 40) WHERE id = $1`,
      [id],
    );
    const { body, status } = await act(plane, id, 'test');
    expect([status, body.code]).toEqual([409, 'credential_unreadable']);
    expect(await readConnection(plane, id)).toMatchObject({
      ...{ state: 'active', health: 'error', health_reason: { code: 'credential_unreadable' } },
    });
    await replace(id, KEYS[1]).expect(200);
    expect(await readConnection(plane, id)).toMatchObject({
      ...{ state: 'active', health: 'connected', health_reason: null },
    });
  });
});
