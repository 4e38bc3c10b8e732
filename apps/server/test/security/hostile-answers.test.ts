import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { act, bodies, connect, readConnection } from '../support/connections.ts';
import { becomes, deliver } from '../support/deliveries.ts';
import {
  SITE,
  type TestPlane,
  authorizeUrl,
  connectByOAuth,
  consentAt,
  arriveBack,
  startPlane,
} from '../support/start-plane.ts';

let plane: TestPlane;
beforeAll(async () => {
  plane = await startPlane();
});
afterAll(() => plane.close());
beforeEach(() => plane.control('/reset'));

const says = (vendor: string, path: string, body: unknown, more: object = {}) =>
  plane.control('/fault', { vendor, path, kind: 'body', body: JSON.stringify(body), ...more });

describe('what a vendor says is kept as text a database can hold, and no more of it than is useful', () => {
  it.each([
    ['a NUL', 'a\0b', 'a\ufffdb'],
    ['half a surrogate pair', 'a\ud800b', 'a\ufffdb'],
    ['markup', '<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
  ])('as the account’s name: %s', async (_, name, kept) => {
    await says('api_key_generic', '/api/me', { id: 7, name });
    const { id } = await connect(plane, bodies.apiKey(plane.sim));
    expect(await readConnection(plane, id)).toMatchObject({
      ...{ state: 'active', vendor_account_id: '7', vendor_account_name: kept },
    });
  });

  it('as the name of an account of a known vendor', async () => {
    const account = { object: 'account', id: 'acct_1\0', email: `\ud800${'x'.repeat(10_000)}` };
    await says('stripe', '/v1/account', account);
    const connection = await connect(plane, bodies.stripe());
    expect(connection['vendor_account_id']).toBe('acct_1\ufffd');
    expect(String(connection['vendor_account_name'])).toHaveLength(500);
  });

  it('as missing scopes', async () => {
    const { id } = await connectByOAuth(plane, 'hubspot');
    const errors = [{ context: { requiredGranularScopes: ['a\0b', '\udfff'] } }];
    const answer = { status: 'error', category: 'MISSING_SCOPES', errors };
    await says('hubspot', '/account-info/*', answer, { status: 403 });
    const { body } = await act(plane, id!, 'test').expect(200);
    expect(body).toMatchObject({
      ...{ outcome: 'scope_insufficient', missing_scopes: ['a\ufffdb', '\ufffd'] },
    });
    expect((await readConnection(plane, id!)).state).toBe('error');
  });

  it('as granted scopes and lifetime of a token', async () => {
    const callback = await consentAt(
      plane,
      await authorizeUrl(plane, bodies.oauthOwnClient(plane.sim)),
    );
    const token = { access_token: 't', token_type: 'bearer', refresh_token: 'r' };
    await says('oauth2_generic', '/token', { ...token, scope: 'a\0b', expires_in: 1e300 });
    await says('oauth2_generic', '/userinfo', { sub: 'x', name: 'X' });
    const { id } = await arriveBack(plane, callback);
    const connection = await readConnection(plane, id!);
    expect(connection).toMatchObject({ state: 'active', scopes_granted: ['a\ufffdb'] });
    expect(Date.parse(String(connection['expires_at']))).toBeGreaterThan(Date.now());
  });

  it.each(['a\r\nX-Evil: 1', 'a\0b', '\u{1f40e}'])(
    'and a token that cannot be a header (%j) is not sent, nor stored',
    async (access_token) => {
      const callback = await consentAt(
        plane,
        await authorizeUrl(plane, bodies.oauthOwnClient(plane.sim)),
      );
      await says('oauth2_generic', '/token', { access_token, token_type: 'bearer' });
      const { location } = await arriveBack(plane, callback);
      expect(location).toMatch(/reason=(test_failed|exchange_failed)/);
      const [info] = await plane.arrived('oauth2_generic', '/userinfo');
      expect(info).toBeUndefined();
    },
  );
});

describe('an answer that a delivery meets', () => {
  it('does not stop the work of others, whatever its error code holds', async () => {
    const hostile = (await connect(plane, bodies.apiKey(plane.sim))).id;
    const sound = (await connect(plane, bodies.webhook(plane.sim))).id;
    const body = { error: { code: 'a\0b\ud800', message: '\0' }, code: '\0', category: '\0' };
    await says('api_key_generic', '/api/orders', body, { status: 400, times: 'always' });
    await becomes(plane, await deliver(plane, hostile, 'request'), 'failed');
    await becomes(plane, await deliver(plane, sound, 'post_event'), 'delivered');
  });

  it('that does not end is cut off', async () => {
    const { id } = await connect(plane, bodies.webhook(plane.sim));
    await plane.control('/fault', { vendor: 'webhook_generic', method: 'POST', kind: 'huge', size_bytes: 64 * 2 ** 20, status: 200 }); // prettier-ignore
    const done = await becomes(plane, await deliver(plane, id, 'post_event'), 'delivered');
    expect(done.log[0]).toMatchObject({ outcome: 'retried', error_code: 'response_too_large' });
  });
});

describe('Brevo’s own way of asking to wait', () => {
  it('is honoured', async () => {
    const api_key = `xkeysib-${'ac3e'.repeat(16)}-PatchbayDemoKey1`;
    const { id } = await connect(plane, {
      ...{ connector_type: 'brevo', auth_flow: 'api_key', credentials: { api_key } },
    });
    const { body } = await plane.admin.get(`${SITE}/connectors/brevo`).expect(200);
    const [action] = body.actions;
    await plane.control('/fault', { vendor: 'brevo', method: 'POST', kind: 'status', status: 429, headers: { 'x-sib-ratelimit-reset': '2' } }); // prettier-ignore
    const call = { action: action.name, input: action.sample };
    const done = await becomes(plane, await deliver(plane, id, 'request', call), 'delivered');
    const [first, second] = done.log.map((entry) => Date.parse(entry.attempted_at));
    expect(second! - first!).toBeGreaterThanOrEqual(2000);
  });
});

it('nothing of it was logged as an error', () => {
  expect(plane.logged.filter((line) => /"level":"(error|fatal)"/.test(line))).toEqual([]);
});
