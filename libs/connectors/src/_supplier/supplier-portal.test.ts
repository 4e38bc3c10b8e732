import { expect, it } from 'vitest';
import { readTest } from '@patchbay/connector-sdk/read-test';
import { trialsOf } from '@patchbay/connector-sdk/conformance/trial';
import dealerPortal from '../dealer_portal/connector.ts';
import norco from '../norco/connector.ts';
import qualityBicycleProducts from '../quality_bicycle_products/connector.ts';
import specialized from '../specialized/connector.ts';

const portals = [dealerPortal, norco, qualityBicycleProducts, specialized];

it.each(portals)('$name asks the address that the operator typed, and no other', (portal) => {
  const { context } = trialsOf(portal).trials[0]!;
  const settings = { portal_url: 'https://dealers.shop.example/b2b', dealer_id: '4711' };
  const { baseUrl, test, hosts } = portal;
  expect((baseUrl as (c: typeof context) => string)({ ...context, settings })).toBe(
    settings.portal_url,
  );
  expect(hosts).toBeUndefined();
  const answer = { status: 200, headers: {}, text: 'Welcome', body: undefined };
  expect(test.account(answer, { ...context, settings })).toEqual({
    id: '4711',
    name: '4711 at dealers.shop.example',
  });
});

it.each(portals)('$name is not connected by a page that asks for a password', (portal) => {
  const { context } = trialsOf(portal).trials[0]!;
  const text = '<form><input type="password" name="p"></form>';
  const answer = { status: 200, headers: {}, text, body: undefined };
  expect(readTest(portal, 'basic', answer, context)).toMatchObject({ vendorCode: 'form_login' });
});
