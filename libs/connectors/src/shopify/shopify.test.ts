import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { requestsOf } from '@patchbay/connector-sdk/conformance/action-requests';
import { trialsOf } from '@patchbay/connector-sdk/conformance/trial';
import { SAMPLE_ORDER, SAMPLE_PRODUCT } from '../_commerce/samples.ts';
import connector from './connector.ts';
import { readLimit } from './cost.ts';
import { readError } from './errors.ts';
import { shopifyOAuth } from './oauth.ts';
import { verifyCallback } from './verify-callback.ts';

const { context } = trialsOf(connector).trials[0]!;
const variables = (name: string, input?: unknown) =>
  requestsOf(connector, name, context, input).map(
    ({ request }) => (request.json as { variables: unknown }).variables,
  );
const answer = (body: unknown, status = 200) => ({ status, headers: {}, text: '', body });

describe('the way back from Shopify', () => {
  const signed = {
    code: '0907a61c',
    shop: 'some-shop.myshopify.com',
    state: '0.6',
    timestamp: '1337178173',
  };
  const hmac = createHmac('sha256', 'hush')
    .update('code=0907a61c&shop=some-shop.myshopify.com&state=0.6&timestamp=1337178173')
    .digest('hex');

  it('is trusted when the client secret signed it', () => {
    expect(verifyCallback({ ...signed, hmac }, 'hush')).toBe(true);
    expect(verifyCallback({ hmac, ...signed, timestamp: signed.timestamp }, 'hush')).toBe(true);
  });

  // The vendor's own example, with its secret.
  it('is signed as Shopify documents it', () => {
    const query = {
      code: '0907a61c0c8d55e99db179b68161bc00',
      shop: 'some-shop.myshopify.com',
      timestamp: '1337178173',
      hmac: '4712bf92ffc2917d15a2f5a273e39f0116667419aa4b6ac0b3baaf26fa3c4d20',
    };
    expect(verifyCallback(query, 'hush')).toBe(true);
  });

  it.each([
    ['without a signature', signed],
    ['signed otherwise', { ...signed, hmac: hmac.replace(/^./, (c) => (c === '0' ? '1' : '0')) }],
    ['with another shop', { ...signed, shop: 'other.myshopify.com', hmac }],
    ['with a further parameter', { ...signed, host: 'x', hmac }],
    ['with a short signature', { ...signed, hmac: hmac.slice(2) }],
    ['from elsewhere', { ...signed, shop: 'evil.example', hmac }],
  ])('is refused %s', (_, query) => {
    expect(verifyCallback(query as Record<string, string>, 'hush')).toBe(false);
  });
});

describe('Shopify', () => {
  it('is asked below the shop, in the version of the connection', () => {
    const { request } = connector.actions['create_order']!;
    expect(request({} as never, { ...context, version: '2026-07' }, { order: 'g' })).toMatchObject({
      path: '/admin/api/{version}/graphql.json',
      params: { version: '2026-07' },
    });
  });

  it('changes the variant of a product that is there by itself, so that no other goes', () => {
    const [find, set, variant] = variables('upsert_product');
    expect(find).toEqual({ identifier: { handle: 'bicycle-bell' } });
    expect(set).toEqual({
      synchronous: true,
      identifier: { id: 'gid://shopify/Product/1072481062' },
      input: {
        title: 'Bicycle bell',
        status: 'ACTIVE',
        handle: 'bicycle-bell',
        descriptionHtml: 'Rings.',
      },
    });
    expect(variant).toEqual({
      productId: 'gid://shopify/Product/1072481062',
      variants: [
        {
          id: 'gid://shopify/ProductVariant/43729076',
          price: '14.99',
          inventoryItem: { sku: 'BELL-1' },
        },
      ],
    });
  });

  it('adds a product that is not there with its only variant', () => {
    const set = connector.actions['upsert_product']!.before![1]!;
    const input = { ...SAMPLE_PRODUCT, published: true } as never;
    expect(set.request(input, context, {})?.json).toMatchObject({
      variables: {
        identifier: { handle: 'bicycle-bell' },
        input: {
          productOptions: [{ name: 'Title', values: [{ name: 'Default Title' }] }],
          variants: [{ price: '14.99', sku: 'BELL-1' }],
        },
      },
    });
  });

  it('adds an order under the number of the delivery, and not again when it is there', () => {
    const [find, create] = variables('create_order');
    expect(find).toEqual({ query: 'source_identifier:"msg_conformance"' });
    expect(create).toMatchObject({
      order: {
        email: 'ada@example.com',
        currency: 'EUR',
        financialStatus: 'PENDING',
        sourceIdentifier: 'msg_conformance',
        lineItems: [
          {
            title: 'Bicycle bell',
            quantity: 2,
            priceSet: { shopMoney: { amount: '14.99', currencyCode: 'EUR' } },
          },
        ],
        shippingAddress: { address1: 'Unter den Linden 77', zip: '10117', countryCode: 'DE' },
      },
    });
    const step = connector.actions['create_order']!.before![1]!;
    expect(step.request(SAMPLE_ORDER as never, context, { order: 'gid://1' })).toBeUndefined();
  });

  it('names the scope that is missing', () => {
    const message = 'Access denied. Required access: `write_orders` access scope.';
    const errors = [{ message, extensions: { code: 'ACCESS_DENIED' } }];
    expect(readError(answer({ errors }))?.missingScopes).toEqual(['write_orders']);
  });

  it('waits as long as the points need to come back', () => {
    const cost = {
      requestedQueryCost: 52,
      throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 2, restoreRate: 100 },
    };
    const errors = [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }];
    const throttled = answer({ errors, extensions: { cost } });
    expect(readError(throttled)).toMatchObject({ kind: 'rate_limited', retryAfterMs: 500 });
    expect(readLimit(throttled, 0)).toEqual({ remaining: 0, resetMs: 1000 });
  });

  it('asks for a token that expires, and uninstalls the app to end it', () => {
    expect(shopifyOAuth.tokenParams).toEqual({ expiring: '1' });
    const client = { clientId: 'c', clientSecret: 's' };
    const { settings } = context;
    expect(shopifyOAuth.revokeRequest!({ accessToken: 'at', client, settings })).toMatchObject({
      method: 'DELETE',
      baseUrl: 'https://acme-bicycles.myshopify.com',
      path: '/admin/api_permissions/current.json',
      headers: { 'x-shopify-access-token': 'at' },
    });
  });

  it.each([
    ['acme', 'acme.myshopify.com'],
    ['https://Acme.myshopify.com/admin', 'acme.myshopify.com'],
  ])('takes %s for the shop %s', (shop, host) => {
    expect(connector.settings!.parse({ shop })).toEqual({ shop: host });
  });

  it.each(['https://admin.shopify.com/store/acme', 'acme.example'])('refuses %s', (shop) => {
    expect(connector.settings!.safeParse({ shop }).success).toBe(false);
  });
});
