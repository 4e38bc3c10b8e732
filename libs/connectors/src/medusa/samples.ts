import type { SampleAnswer, Samples } from '@patchbay/connector-sdk/samples';
import { SAMPLE_ORDER, SAMPLE_PRODUCT } from '../_commerce/samples.ts';

const failure = (status: number, type: string): SampleAnswer => ({
  status,
  json: { type, message: 'Sample.', code: 'invalid_request_error' },
});

const product = {
  id: 'prod_01JABC',
  title: 'Bicycle bell',
  handle: 'bicycle-bell',
  status: 'published',
  variants: [
    {
      id: 'variant_01JABC',
      sku: 'BELL-1',
      prices: [
        { id: 'price_1', currency_code: 'eur', amount: 12.99 },
        { id: 'price_2', currency_code: 'usd', amount: 15.99 },
      ],
    },
  ],
};

const order = {
  id: 'order_01JABC',
  display_id: 1042,
  status: 'pending',
  currency_code: 'eur',
  email: 'ada@example.com',
  items: [],
};

export const samples: Samples = {
  settings: {
    base_url: 'https://api.shop.example',
    region_id: 'reg_01JABC',
    sales_channel_id: 'sc_01JABC',
  },
  credentials: { api_key: { secret_key: 'sk_sample0123456789abcdef0123456789abcdef' } },
  answers: {
    connected: {
      status: 200,
      json: {
        stores: [{ id: 'store_01JABC', name: 'Acme Bicycles', supported_currencies: [] }],
        count: 1,
        offset: 0,
        limit: 1,
      },
    },
    credential_revoked: { status: 401, json: { message: 'Unauthorized' } },
    scope_insufficient: failure(403, 'forbidden'),
    vendor_error: [
      { status: 500, json: { code: 'unknown_error', type: 'unknown_error', message: 'Sample.' } },
      failure(409, 'conflict'),
      failure(404, 'not_found'),
    ],
  },
  actions: {
    upsert_product: {
      inputs: [
        { id: 'prod_01JABC', title: 'Bicycle bell', published: false },
        { ...SAMPLE_PRODUCT, image_url: 'https://shop.example/bell.png' },
      ],
      steps: {
        find: { status: 200, json: { products: [product], count: 1, offset: 0, limit: 1 } },
        save: { status: 200, json: { product } },
      },
      delivered: {
        status: 200,
        json: { product },
        result: { product: product.id, variant: 'variant_01JABC', handle: 'bicycle-bell' },
      },
      failed: [
        { ...failure(400, 'invalid_data'), code: 'invalid_data' },
        { ...failure(404, 'not_found'), code: 'not_found' },
      ],
    },
    create_order: {
      inputs: [
        {
          ...SAMPLE_ORDER,
          region_id: 'reg_02',
          lines: [{ variant: 'variant_01JABC', quantity: 1 }],
          note: 'Ring twice.',
        },
      ],
      steps: {
        find: { status: 200, json: { draft_orders: [], count: 0, offset: 0, limit: 50 } },
        draft: { status: 200, json: { draft_order: { ...order, status: 'draft' } } },
      },
      delivered: {
        status: 200,
        json: { order },
        result: { order: order.id, number: '1042', status: 'pending' },
      },
      failed: [{ ...failure(400, 'not_allowed'), code: 'not_allowed' }],
    },
  },
  unreachable: { credential_expired: 'secret API keys have no lifetime' },
};
