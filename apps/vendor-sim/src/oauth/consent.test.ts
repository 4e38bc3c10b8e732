import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startVendorSim, type VendorSim } from '../start.ts';
import { call, CALLBACK, control } from '../../test/client.ts';

let sim: VendorSim;

beforeAll(async () => {
  sim = await startVendorSim();
});
afterAll(() => sim.close());
beforeEach(() => sim.sim.reset());

/** Opens an authorization and returns the interaction’s address with the cookie that belongs to it. */
async function open(path: string, query: Record<string, string>) {
  const search = new URLSearchParams({
    client_id: 'patchbay-demo',
    redirect_uri: CALLBACK,
    response_type: 'code',
    ...query,
  });
  const answer = await call(sim, 'GET', `${path}?${search}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return { at: new URL(answer.headers.get('location')!, sim.url).pathname, headers: { cookie } };
}

const text = async (path: string, headers: Record<string, string>) =>
  String((await call(sim, 'GET', path, { headers })).body.text);

it('offers the accounts first', async () => {
  const { at, headers } = await open('/hubspot/oauth/authorize', { scope: 'oauth' });
  const page = await text(at, headers);
  for (const name of ['Acme Ltd', 'Harbour &amp; Pine', 'Vester Cycles']) {
    expect(page).toContain(`Sign in as ${name}`);
  }
});

it('names vendor, application, account and what is asked for in words', async () => {
  const { at, headers } = await open('/hubspot/oauth/authorize', {
    scope: 'oauth crm.objects.contacts.read',
  });
  const page = await text(`${at}?account=harbour`, headers);
  expect(page).toContain('Patchbay wants to access your HubSpot account');
  expect(page).toContain('Harbour &amp; Pine');
  expect(page).toContain('See contacts');
  expect(page).toContain('>Allow</button>');
  expect(page).toContain('>Deny</button>');
  expect(page).not.toContain('type="checkbox"');
});

it('offers a box for optional scopes only', async () => {
  const { at, headers } = await open('/oauth2_generic/authorize', { scope: 'openid read write' });
  const page = await text(`${at}?account=acme`, headers);
  const boxes = [...page.matchAll(/type="checkbox" name="scope" value="([^"]+)"/g)];
  expect(boxes.map((box) => box[1])).toEqual(['read', 'write']);
  expect(page).toContain('type="hidden" name="scope" value="openid"');
});

it('escapes what a client calls itself', async () => {
  await control(sim, '/clients', {
    client_id: 'odd',
    client_name: '<script>alert(1)</script>',
    redirect_uris: ['https://odd.example/oauth/back'],
  });
  const { at, headers } = await open('/oauth2_generic/authorize', {
    scope: 'read',
    client_id: 'odd',
    redirect_uri: 'https://odd.example/oauth/back',
  });
  const page = await text(`${at}?account=acme`, headers);
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(page).not.toContain('<script>');
});

it('shows nothing to a browser that did not start the authorization', async () => {
  const { at } = await open('/oauth2_generic/authorize', { scope: 'read' });
  const answer = await call(sim, 'GET', `${at}?account=acme`);
  expect(answer.status).toBe(400);
  expect(String(answer.body.text)).toContain('This sign-in is over');
});

it('takes nothing left ticked for a refusal', async () => {
  const { at, headers } = await open('/oauth2_generic/authorize', { scope: 'read write' });
  const form = { account: 'acme', decision: 'allow' };
  const answer = await call(sim, 'POST', at, { form, headers });
  const back = await call(sim, 'GET', new URL(answer.headers.get('location')!).pathname, {
    headers,
  });
  expect(back.headers.get('location')).toContain('error=access_denied');
});

it('walks for a test that has no browser', async () => {
  const url = new URL(`${sim.url}/oauth2_generic/authorize`);
  url.search = new URLSearchParams({
    client_id: 'patchbay-demo',
    redirect_uri: CALLBACK,
    response_type: 'code',
    scope: 'read',
    state: 's',
  }).toString();
  const { body } = await control(sim, '/authorize', { authorize_url: url.href, account: 'vester' });
  const location = new URL(String(body.location));
  expect(location.origin + location.pathname).toBe(CALLBACK);
  expect(location.searchParams.get('code')).toEqual(expect.any(String));
  const elsewhere = await control(sim, '/authorize', { authorize_url: 'https://example.com/' });
  expect(elsewhere.status).toBe(400);
});
