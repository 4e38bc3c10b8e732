import type { SampleAnswer, Samples } from '@patchbay/connector-sdk/samples';
import { SAMPLE_ORDER } from '../_commerce/samples.ts';

const cost = (currentlyAvailable = 1990) => ({
  cost: {
    requestedQueryCost: 10,
    actualQueryCost: 10,
    throttleStatus: { maximumAvailable: 2000, currentlyAvailable, restoreRate: 100 },
  },
});

const data = (fields: Record<string, unknown>): SampleAnswer => ({
  status: 200,
  json: { data: fields, extensions: cost() },
});

const errors = (code: string, message = 'Sample.'): SampleAnswer => ({
  status: 200,
  json: {
    errors: [{ message, locations: [{ line: 1, column: 1 }], extensions: { code } }],
    extensions: cost(0),
  },
});

const refused = (mutation: string, code: string): SampleAnswer =>
  data({
    [mutation]: {
      product: null,
      order: null,
      userErrors: [{ code, field: ['input', 'title'], message: 'Sample.' }],
    },
  });

const VARIANT = 'gid://shopify/ProductVariant/43729076';
const product = {
  id: 'gid://shopify/Product/1072481062',
  handle: 'bicycle-bell',
  variants: { nodes: [{ id: VARIANT }] },
};
const ORDER = 'gid://shopify/Order/1073459980';

const granted = {
  access_token: 'shpat_sample0123456789abcdef0123456789',
  scope: 'write_products,write_orders',
};

export const samples: Samples = {
  settings: { shop: 'acme-bicycles.myshopify.com' },
  credentials: {
    api_key: {
      client_id: '0123456789abcdef0123456789abcdef',
      client_secret: 'shpss_0123456789abcdef0123456789abcdef',
    },
  },
  grants: {
    api_key: {
      granted: { status: 200, json: { ...granted, expires_in: 86_399 } },
      refused: {
        client_refused: {
          status: 400,
          json: { error: 'application_cannot_be_found', error_description: 'Sample.' },
        },
        vendor_error: { status: 503, text: '<html>Service Unavailable</html>' },
      },
    },
  },
  answers: {
    connected: data({
      shop: { name: 'Acme Bicycles', myshopifyDomain: 'acme-bicycles.myshopify.com' },
    }),
    credential_expired: {
      status: 401,
      json: {
        errors: '[API] Invalid API key or access token (unrecognized login or wrong password)',
      },
    },
    scope_insufficient: errors(
      'ACCESS_DENIED',
      'Access denied for productSet field. Required access: `write_products` access scope.',
    ),
    vendor_error: [
      errors('THROTTLED', 'Throttled'),
      errors('INTERNAL_SERVER_ERROR'),
      { status: 402, json: { errors: 'Unavailable Shop' } },
      { status: 423, json: { errors: 'Locked' } },
      { status: 430, text: '' },
    ],
  },
  actions: {
    upsert_product: {
      inputs: [
        {
          id: '1072481062',
          title: 'Bicycle bell',
          published: false,
          vendor: 'Acme',
          type: 'Bells',
        },
      ],
      steps: {
        find: data({
          productByIdentifier: {
            id: product.id,
            variants: { nodes: [{ id: VARIANT, sku: 'BELL-1' }] },
          },
        }),
        set: data({ productSet: { product, userErrors: [] } }),
      },
      delivered: {
        ...data({ productVariantsBulkUpdate: { product, userErrors: [] } }),
        result: { product: product.id, variant: VARIANT, handle: 'bicycle-bell' },
      },
      failed: [
        { ...refused('productSet', 'INVALID_INPUT'), code: 'INVALID_INPUT' },
        { ...errors('THROTTLED', 'Throttled'), code: 'THROTTLED' },
        { ...errors('MAX_COST_EXCEEDED'), code: 'MAX_COST_EXCEEDED' },
      ],
    },
    create_order: {
      inputs: [
        {
          ...SAMPLE_ORDER,
          lines: [{ variant: '43729076', quantity: 1 }],
          paid: true,
          note: 'Ring.',
        },
      ],
      steps: {
        find: data({ orders: { nodes: [] } }),
        create: data({ orderCreate: { order: { id: ORDER }, userErrors: [] } }),
      },
      delivered: {
        ...data({ order: { id: ORDER, name: '#1042', displayFinancialStatus: 'PENDING' } }),
        result: { order: ORDER, number: '#1042', status: 'PENDING' },
      },
      failed: [
        { ...refused('orderCreate', 'INVALID'), code: 'INVALID' },
        {
          ...errors(
            'ACCESS_DENIED',
            'Access denied for orderCreate field. Required access: `write_orders` access scope.',
          ),
          code: 'ACCESS_DENIED',
        },
      ],
    },
  },
  tokenErrors: {
    revoked: {
      status: 401,
      error: 'invalid_request',
      description: 'This request requires an active refresh_token',
    },
  },
};
