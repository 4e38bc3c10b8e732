import type { SampleAnswer, Samples } from '@patchbay/connector-sdk/samples';

const ORDER = 'C0DMgui6YFmgyURVSRtxr4EShheZY';
const PAYMENT = 'R2B3Z8WMVt3EAmzYWLZvz7Y69EbZY';
const LOCATION = 'L88917AVBK2S5';

const failure = (status: number, category: string, code: string): SampleAnswer => ({
  status,
  json: { errors: [{ category, code, detail: 'Sample.' }] },
});
const money = (amount: number) => ({ amount, currency: 'EUR' });

const payment = (status: string, amount = 2998): SampleAnswer => ({
  status: 200,
  json: {
    payment: {
      id: PAYMENT,
      status,
      amount_money: money(amount),
      total_money: money(amount),
      source_type: 'CARD',
      location_id: LOCATION,
      order_id: ORDER,
      created_at: '2026-01-02T03:04:05.000Z',
    },
  },
});
const read = (state: string, word: string, amount = 2998) => ({
  payment: PAYMENT,
  state,
  vendor_state: word,
  amount,
  currency: 'EUR',
});

const order: SampleAnswer = {
  status: 200,
  json: {
    order: {
      id: ORDER,
      location_id: LOCATION,
      state: 'OPEN',
      tenders: [{ id: PAYMENT, type: 'CARD', amount_money: money(2998), payment_id: PAYMENT }],
      total_money: money(2998),
    },
  },
};
const location = {
  id: LOCATION,
  name: 'Grant Park',
  status: 'ACTIVE',
  address: { address_line_1: '123 Main St', locality: 'San Francisco', country: 'US' },
  currency: 'USD',
};

export const samples: Samples = {
  settings: { location_id: LOCATION },
  credentials: { api_key: { access_token: 'EAAASampleSampleSampleSampleSample0123456789' } },
  answers: {
    connected: {
      status: 200,
      json: {
        merchant: {
          id: 'DM7VKY8Q63GNP',
          business_name: 'Apple A Day',
          country: 'US',
          language_code: 'en-US',
          currency: 'USD',
          status: 'ACTIVE',
          main_location_id: '9A65CGC72ZQG1',
          created_at: '2021-12-10T19:25:52.484Z',
        },
      },
    },
    credential_expired: failure(401, 'AUTHENTICATION_ERROR', 'ACCESS_TOKEN_EXPIRED'),
    credential_revoked: failure(401, 'AUTHENTICATION_ERROR', 'ACCESS_TOKEN_REVOKED'),
    scope_insufficient: failure(403, 'AUTHENTICATION_ERROR', 'INSUFFICIENT_SCOPES'),
    vendor_error: [
      failure(429, 'RATE_LIMIT_ERROR', 'RATE_LIMITED'),
      failure(503, 'API_ERROR', 'SERVICE_UNAVAILABLE'),
    ],
  },
  tokenErrors: {
    revoked: {
      status: 401,
      error: 'service.not_authorized',
      description: 'Invalid refresh token',
    },
    client_refused: {
      status: 401,
      error: 'service.not_authorized',
      description: 'Not Authorized',
    },
  },
  panels: {
    location: {
      steps: { location: { answer: { status: 200, json: { locations: [location] } } } },
      value: LOCATION,
      answers: [{ status: 200, json: { location } }],
    },
  },
  actions: {
    create_session: {
      inputs: [
        {
          currency: 'jpy',
          items: [{ name: 'Bell', amount: 1499 }],
          success_url: 'https://shop.example/thanks',
          cancel_url: 'https://shop.example/cart',
          ask_for_address: true,
        },
      ],
      delivered: {
        status: 200,
        json: {
          payment_link: {
            id: 'FWT463MU2JIG7S3D',
            version: 1,
            description: '',
            order_id: ORDER,
            url: 'https://square.link/u/jUjglZiR',
            long_url: 'https://checkout.square.site/merchant/DM7VKY8Q63GNP/checkout/sample',
            created_at: '2026-01-02T03:04:05Z',
          },
        },
        result: {
          session: 'FWT463MU2JIG7S3D',
          payment: ORDER,
          url: 'https://square.link/u/jUjglZiR',
        },
      },
      failed: [
        {
          ...failure(400, 'INVALID_REQUEST_ERROR', 'INVALID_EMAIL_ADDRESS'),
          code: 'INVALID_EMAIL_ADDRESS',
        },
      ],
    },
    charge_card: {
      inputs: [
        {
          amount: 100,
          currency: 'EUR',
          payment_method: 'ccof:1',
          receipt_email: 'ada@example.com',
          capture: false,
        },
      ],
      delivered: { ...payment('COMPLETED'), result: read('captured', 'COMPLETED') },
      failed: [
        { ...failure(402, 'PAYMENT_METHOD_ERROR', 'CARD_DECLINED'), code: 'CARD_DECLINED' },
        {
          ...failure(400, 'INVALID_REQUEST_ERROR', 'IDEMPOTENCY_KEY_REUSED'),
          code: 'IDEMPOTENCY_KEY_REUSED',
        },
      ],
    },
    capture: {
      inputs: [{ payment: PAYMENT }],
      steps: { order, payment: payment('APPROVED'), reduce: payment('APPROVED', 1499) },
      delivered: { ...payment('COMPLETED', 1499), result: read('captured', 'COMPLETED', 1499) },
      failed: [{ ...failure(400, 'INVALID_REQUEST_ERROR', 'BAD_REQUEST'), code: 'BAD_REQUEST' }],
    },
    cancel: {
      steps: { order },
      delivered: { ...payment('CANCELED'), result: read('cancelled', 'CANCELED') },
      failed: [{ ...failure(404, 'INVALID_REQUEST_ERROR', 'NOT_FOUND'), code: 'NOT_FOUND' }],
    },
    refund: {
      inputs: [{ payment: PAYMENT }],
      steps: { order, payment: payment('COMPLETED') },
      delivered: {
        status: 200,
        json: {
          refund: {
            id: `${PAYMENT}_KlWP8IC1557ddwc9QWTKrCVU6m0JXDz15R2Qym5eQfR`,
            status: 'PENDING',
            amount_money: money(1499),
            payment_id: PAYMENT,
            order_id: '1JLEUZeEooAIX8HMqm9kvWd69aQZY',
            created_at: '2026-01-02T03:04:05.000Z',
            location_id: LOCATION,
          },
        },
        result: {
          refund: `${PAYMENT}_KlWP8IC1557ddwc9QWTKrCVU6m0JXDz15R2Qym5eQfR`,
          payment: PAYMENT,
          state: 'pending',
          vendor_state: 'PENDING',
          amount: 1499,
          currency: 'EUR',
        },
      },
      failed: [
        {
          ...failure(400, 'REFUND_ERROR', 'REFUND_AMOUNT_INVALID'),
          code: 'REFUND_AMOUNT_INVALID',
        },
      ],
    },
    get_status: {
      steps: { order },
      delivered: { ...payment('APPROVED'), result: read('authorized', 'APPROVED') },
      failed: [{ ...failure(404, 'INVALID_REQUEST_ERROR', 'NOT_FOUND'), code: 'NOT_FOUND' }],
    },
  },
};
