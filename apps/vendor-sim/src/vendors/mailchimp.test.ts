import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startVendorSim, type VendorSim } from '../start.ts';
import { call, connect, control } from '../../test/client.ts';

const PATHS = { authorize: '/mailchimp/oauth2/authorize', token: '/mailchimp/oauth2/token' };
const MEMBER = '/mailchimp/3.0/lists/a1b2c3d4e5/members/0bc83cb571cd1c50ba6f3e8a78ef1346';

let sim: VendorSim;

beforeAll(async () => {
  sim = await startVendorSim();
});
afterAll(() => sim.close());
beforeEach(() => sim.sim.reset());

it('gives a token that never expires, no refresh token and no scopes', async () => {
  const { body } = await connect(sim, PATHS, {});
  expect(body).toEqual({ access_token: expect.any(String), expires_in: 0, scope: null });
});

it('tells the data centre of the account behind a token', async () => {
  const { body } = await connect(sim, PATHS, {}, { account: 'harbour' });
  for (const scheme of ['OAuth', 'Bearer']) {
    const authorization = `${scheme} ${body.access_token}`;
    const answer = await call(sim, 'GET', '/mailchimp/oauth2/metadata', {
      headers: { authorization },
    });
    expect(answer.body).toMatchObject({
      dc: 'us21',
      accountname: 'Harbour & Pine',
      user_id: 51733902,
      login: { email: 'jonas@harbourpine.example' },
      api_endpoint: 'https://us21.api.mailchimp.com',
    });
  }
});

it('takes tokens and keys as the password of basic authentication', async () => {
  const { body } = await connect(sim, PATHS, {});
  for (const secret of [body.access_token, `${'ac3e'.repeat(8)}-us21`]) {
    const authorization = `Basic ${Buffer.from(`anystring:${secret}`).toString('base64')}`;
    const answer = await call(sim, 'GET', '/mailchimp/3.0/ping', { headers: { authorization } });
    expect(answer.body).toEqual({ health_status: "Everything's Chimpy!" });
  }
});

it('answers a revoked grant with a problem document', async () => {
  const { body } = await connect(sim, PATHS, {});
  await control(sim, '/grants/revoke', { vendor: 'mailchimp' });
  const answer = await call(sim, 'GET', '/mailchimp/3.0/ping', { token: body.access_token });
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(answer.body).toMatchObject({
    type: 'https://mailchimp.com/developer/marketing/docs/errors/',
    title: 'API Key Invalid',
    status: 401,
    instance: expect.any(String),
  });
});

it('adds a member with status_if_new and then changes it without', async () => {
  const { body } = await connect(sim, PATHS, {});
  const put = (json: unknown) => call(sim, 'PUT', MEMBER, { token: body.access_token, json });
  const missing = await put({ email_address: 'bob@example.com' });
  expect(missing).toMatchObject({ status: 400, body: { errors: [{ field: 'status' }] } });
  const added = await put({ email_address: 'bob@example.com', status_if_new: 'pending' });
  expect(added).toMatchObject({ status: 200, body: { status: 'pending' } });
  const changed = await put({ email_address: 'bob@example.com', merge_fields: { FNAME: 'Bob' } });
  expect(changed.body).toMatchObject({ status: 'pending', merge_fields: { FNAME: 'Bob' } });
  expect(changed.body.web_id).toBe(added.body.web_id);
});
