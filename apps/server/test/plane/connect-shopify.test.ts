import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { trialsOf } from '@patchbay/connector-sdk/conformance/trial';
import shopify from '@patchbay/connectors/shopify/connector';
import { act } from '../support/connections.ts';
import { answersOf, grantedAnswers } from '../support/replayed-connector.ts';
import { replay } from '../support/replays.ts';
import {
  SITE,
  type TestPlane,
  arriveBack,
  authorizeUrl,
  startPlane,
} from '../support/start-plane.ts';

const trial = trialsOf(shopify).trials.find(({ context }) => context.flow === 'oauth')!;
const SECRET = 'client-secret-0123456789';
const SHOP = 'acme-bicycles.myshopify.com';

let plane: TestPlane;
beforeAll(async () => {
  plane = await startPlane({ vendors: ['shopify'] });
  await plane.admin
    .put(`${SITE}/connectors/shopify/oauth-app`)
    .send({ client_id: 'client-1', client_secret: SECRET })
    .expect(200);
});
afterAll(() => plane.close());
beforeEach(() =>
  replay(plane, 'shopify', grantedAnswers(trial, answersOf(trial, 'connected')[0]!)),
);

/** The way back, signed as Shopify does. */
async function wayBack(secret: string): Promise<URL> {
  const body = { connector_type: 'shopify', settings: { shop: SHOP } };
  const address = new URL(await authorizeUrl(plane, body));
  expect(address.searchParams.get('scope')).toBe('write_products,write_orders');
  expect(address.searchParams.has('code_challenge')).toBe(false);
  const state = address.searchParams.get('state')!;
  const query = `code=code-1&shop=${SHOP}&state=${state}&timestamp=1767323045`;
  const hmac = createHmac('sha256', secret).update(query).digest('hex');
  return new URL(`http://patchbay.invalid/oauth/callback?${query}&hmac=${hmac}`);
}

it('connects a shop by a way back that Shopify signed, with a token that expires', async () => {
  const { id } = await arriveBack(plane, await wayBack(SECRET));
  expect(id).toEqual(expect.any(Number));
  const arrived = await plane.arrived('shopify');
  const asked = arrived.find(({ path }) => String(path).endsWith('/admin/oauth/access_token'));
  expect(String(asked?.raw_body)).toContain('expiring=1');
  expect((await act(plane, id!, 'test').expect(200)).body).toMatchObject({
    outcome: 'connected',
    account_id: SHOP,
  });
});

it('connects nothing by a way back that somebody else made', async () => {
  const before = (await plane.arrived('shopify')).length;
  expect(await arriveBack(plane, await wayBack('another'))).toMatchObject({ id: null });
  expect((await plane.arrived('shopify')).length).toBe(before);
});
