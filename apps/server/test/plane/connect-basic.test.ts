import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bodies, connect, countConnections } from '../support/connections.ts';
import { becomes, deliver, deliveryBody } from '../support/deliveries.ts';
import { SITE, type TestPlane, startPlane } from '../support/start-plane.ts';

let plane: TestPlane;
beforeAll(async () => {
  plane = await startPlane();
});
afterAll(() => plane.close());
beforeEach(() => plane.control('/reset'));

async function refused(body: object, test: object): Promise<void> {
  const before = await countConnections(plane);
  const answer = await plane.admin.post(`${SITE}/connections`).send(body).expect(422);
  expect(answer.body).toMatchObject({ code: 'validation_failed', test });
  expect(answer.text).not.toContain('demo-password');
  expect(await countConnections(plane)).toBe(before);
}

describe('connecting with user name and password', () => {
  const as = (username: string, password = 'demo-password') => ({
    ...bodies.basic(plane.sim),
    credentials: { username, password },
  });

  it('makes an active connection that delivers with HTTP basic credentials', async () => {
    const created = await connect(plane, as('demo'));
    expect(created).toMatchObject({
      ...{ state: 'active', auth_flow: 'basic', family: 'generic' },
      ...{ vendor_account_id: '48210731', vendor_account_name: 'Acme Ltd', has_credential: true },
    });
    await becomes(plane, await deliver(plane, created.id, 'request'), 'delivered');
    const calls = await plane.arrived('basic_generic');
    const expected = `Basic ${Buffer.from('demo:demo-password').toString('base64')}`;
    expect(calls.map((call) => call.headers['authorization'])).toEqual([expected, expected]);
  });

  it.each([
    ['a wrong password', 'demo', 'wrong', 'credential_revoked'],
    ['an unknown name', 'nobody', 'demo-password', 'credential_revoked'],
    ['a revoked account', 'demo-revoked', 'demo-password', 'credential_revoked'],
    [
      'a password that the system calls expired',
      'demo-expired',
      'demo-password',
      'credential_expired',
    ],
  ])('stores nothing for %s', (_, username, password, outcome) =>
    refused(as(username, password), { outcome }),
  );

  it('sends characters beyond ASCII as UTF-8 (RFC 7617)', async () => {
    await plane.control('/keys', { vendor: 'basic_generic', key: 'jürgen:pässwörd:7' });
    const { state } = await connect(plane, as('jürgen', 'pässwörd:7'));
    expect(state).toBe('active');
  });

  it('refuses a user name with a colon by its field', async () => {
    const answer = await plane.admin.post(`${SITE}/connections`).send(as('a:b')).expect(400);
    expect(answer.body.errors).toMatchObject([{ path: 'credentials.username' }]);
  });

  it('shows the account number of the settings', async () => {
    const body = as('demo');
    const settings = { ...body.settings, account_id: 'K-77' };
    expect(await connect(plane, { ...body, settings })).toMatchObject({
      vendor_account_id: 'K-77',
    });
  });
});

describe('connecting a dealer portal', () => {
  it('makes an active connection, grouped as its owner says', async () => {
    const body = { ...bodies.portal(plane.sim), category: 'supplier', display_name: 'Nordhaven' };
    expect(await connect(plane, body)).toMatchObject({
      ...{ state: 'active', auth_flow: 'basic', category: 'supplier', display_name: 'Nordhaven' },
      ...{ vendor_account_id: '1042' },
    });
  });

  it('stores nothing for a wrong password', () =>
    refused(
      { ...bodies.portal(plane.sim), credentials: { username: 'dealer-1042', password: 'no' } },
      { outcome: 'credential_revoked' },
    ));

  it('does not take a page that asks for a password for a sign-in', async () => {
    await plane.control('/fault', {
      ...{ vendor: 'dealer_portal', kind: 'body', headers: { 'content-type': 'text/html' } },
      body: '<form><input name="user"><input type="password" name="pass"></form>',
    });
    await refused(bodies.portal(plane.sim), { outcome: 'vendor_error', vendor_code: 'form_login' });
  });

  it('has no actions, and a delivery learns so', async () => {
    const { id } = await connect(plane, bodies.portal(plane.sim));
    const body = deliveryBody(id, 'request');
    const answer = await plane.admin.post(`${SITE}/deliveries`).send(body).expect(400);
    expect(answer.body.errors).toMatchObject([{ path: 'action' }]);
  });
});
