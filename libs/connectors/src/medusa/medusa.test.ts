import { describe, expect, it } from 'vitest';
import { injectorOf } from '@patchbay/connector-sdk/auth/injector-of';
import { requestsOf } from '@patchbay/connector-sdk/conformance/action-requests';
import { trialsOf } from '@patchbay/connector-sdk/conformance/trial';
import { SAMPLE_ORDER, SAMPLE_PRODUCT } from '../_commerce/samples.ts';
import connector from './connector.ts';

const { context } = trialsOf(connector).trials[0]!;
const requests = (name: string, input?: unknown) =>
  requestsOf(connector, name, context, input).map(({ request }) => request);
const save = connector.actions['upsert_product']!.before![1]!;

describe('Medusa', () => {
  it('takes the secret key as the user name', () => {
    const request = { method: 'GET', url: new URL('https://h/'), headers: {}, body: '' };
    const credentials = { secret_key: 'sk_1' };
    injectorOf(connector.auth[0])(request, { credentials, settings: {}, now: 0, messageId: 'm' });
    expect(request.headers).toEqual({
      authorization: `Basic ${Buffer.from('sk_1:').toString('base64')}`,
    });
  });

  it('changes the price of a product that is there, and leaves other currencies alone', () => {
    const [find, change, price] = requests('upsert_product');
    expect(find).toMatchObject({ path: '/admin/products', query: { handle: 'bicycle-bell' } });
    expect(change).toMatchObject({ method: 'POST', params: { id: 'prod_01JABC' } });
    expect(change!.json).toEqual({
      title: 'Bicycle bell',
      description: 'Rings.',
      status: 'published',
    });
    expect(price).toMatchObject({
      path: '/admin/products/{id}/variants/{variant_id}',
      params: { variant_id: 'variant_01JABC' },
      json: {
        sku: 'BELL-1',
        prices: [
          { currency_code: 'eur', amount: 14.99 },
          { id: 'price_2', currency_code: 'usd', amount: 15.99 },
        ],
      },
    });
  });

  it('adds a product that is not there, with its only variant', () => {
    const input = { ...SAMPLE_PRODUCT, published: true };
    expect(save.request(input as never, context, {})).toEqual({
      method: 'POST',
      path: '/admin/products',
      json: {
        title: 'Bicycle bell',
        description: 'Rings.',
        status: 'published',
        handle: 'bicycle-bell',
        options: [{ title: 'Default', values: ['Default'] }],
        variants: [
          {
            title: 'Default',
            sku: 'BELL-1',
            options: { Default: 'Default' },
            prices: [{ currency_code: 'eur', amount: 14.99 }],
          },
        ],
        sales_channels: [{ id: 'sc_01JABC' }],
      },
    });
  });

  it('does not guess which of several variants is meant', () => {
    const { request } = connector.actions['upsert_product']!;
    const input = { ...SAMPLE_PRODUCT, published: true } as never;
    expect(() => request(input, context, { saved: 'p', added: false })).toThrow(/names none/);
  });

  it('makes an order out of a draft that carries the number of the delivery', () => {
    const [, draft, convert] = requests('create_order');
    expect(draft!.json).toMatchObject({
      email: 'ada@example.com',
      region_id: 'reg_01JABC',
      currency_code: 'eur',
      items: [{ title: 'Bicycle bell', quantity: 2, unit_price: 14.99 }],
      shipping_address: { address_1: 'Unter den Linden 77', country_code: 'de' },
      metadata: { patchbay_message: 'msg_conformance', reference: 'A-1042' },
    });
    expect(convert!.path).toBe('/admin/draft-orders/{id}/convert-to-order');
  });

  it('goes on with the draft of an attempt whose answer was lost', () => {
    const step = connector.actions['create_order']!.before![1]!;
    const drafts = JSON.stringify([['msg_conformance', 'order_7']]);
    expect(step.request(SAMPLE_ORDER as never, context, { drafts })).toMatchObject({
      method: 'GET',
      params: { id: 'order_7' },
    });
  });

  it.each([
    ['pk_123', /publishable/],
    ['secret', /begin with sk_/],
  ])('refuses %s as a key', (secret_key, message) => {
    const { fields } = connector.auth[0] as { fields: { safeParse: (v: unknown) => unknown } };
    const parsed = fields.safeParse({ secret_key }) as {
      error?: { issues: { message: string }[] };
    };
    expect(parsed.error?.issues[0]?.message).toMatch(message);
  });
});
