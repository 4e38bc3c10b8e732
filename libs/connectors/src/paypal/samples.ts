import type { SampleAnswer, Samples } from '@patchbay/connector-sdk/samples';

const ORDER = '5O190127TN364715T';
const eur = (value: string) => ({ currency_code: 'EUR', value });

const failure = (status: number, name: string, issue?: string): SampleAnswer => ({
  status,
  json: {
    name,
    message: 'Sample.',
    debug_id: '90957fca61718',
    ...(issue && { details: [{ issue, description: 'Sample.' }] }),
    links: [],
  },
});

const order = (
  status: string,
  payments?: Record<string, unknown>,
  intent = 'CAPTURE',
): SampleAnswer => ({
  status: 200,
  json: {
    id: ORDER,
    intent,
    status,
    purchase_units: [
      { reference_id: 'default', amount: eur('29.98'), ...(payments && { payments }) },
    ],
    create_time: '2026-01-02T03:04:05Z',
    links: [],
  },
});

const captured = {
  id: '3C679366HH908993F',
  status: 'COMPLETED',
  amount: eur('29.98'),
  final_capture: true,
};
const authorized = { id: '0VF52814937998046', status: 'CREATED', amount: eur('29.98') };
const done = order('COMPLETED', { captures: [captured] });
const reserved = order('COMPLETED', { authorizations: [authorized] }, 'AUTHORIZE');

const paid = {
  payment: ORDER,
  state: 'captured',
  vendor_state: 'COMPLETED',
  amount: 2998,
  currency: 'EUR',
};

export const samples: Samples = {
  credentials: {
    api_key: {
      client_id: 'AaSampleSampleSampleSampleSampleSampleSampleSample0123456789',
      client_secret: 'EKSampleSampleSampleSampleSampleSampleSampleSample0123456789',
    },
  },
  grants: {
    api_key: {
      granted: {
        status: 200,
        json: {
          scope: 'https://uri.paypal.com/services/payments/payment/authcapture openid',
          access_token: 'sample-access-token-of-paypal',
          token_type: 'Bearer',
          app_id: 'APP-80W284485P519543T',
          expires_in: 31668,
          nonce: '2026-01-02T03:04:05ZsampleNonce',
        },
      },
      refused: {
        client_refused: {
          status: 401,
          json: { error: 'invalid_client', error_description: 'Client Authentication failed' },
        },
        vendor_error: { status: 503, text: '<html>Service Unavailable</html>' },
      },
    },
  },
  answers: {
    connected: {
      status: 200,
      json: {
        user_id:
          'https://www.paypal.com/webapps/auth/identity/user/mWq6_1sU85v5EG9yHdPxJRrhGHrnMJ-1PQKtX6pcsmA',
        sub: 'https://www.paypal.com/webapps/auth/identity/user/mWq6_1sU85v5EG9yHdPxJRrhGHrnMJ-1PQKtX6pcsmA',
        name: 'Acme Bicycles',
        payer_id: 'WDJJHEBZ4X2LY',
        email: 'shop@example.com',
        verified_account: true,
      },
    },
    credential_expired: {
      status: 401,
      json: { error: 'invalid_token', error_description: 'Token signature verification failed' },
    },
    scope_insufficient: failure(403, 'NOT_AUTHORIZED', 'PERMISSION_DENIED'),
    vendor_error: [
      failure(429, 'RATE_LIMIT_REACHED'),
      failure(500, 'INTERNAL_SERVER_ERROR'),
      { status: 200, json: {} },
    ],
  },
  actions: {
    create_session: {
      inputs: [
        {
          currency: 'jpy',
          items: [{ name: 'Bell', amount: 1499 }],
          success_url: 'https://shop.example/thanks',
          capture: false,
          ask_for_address: true,
        },
      ],
      delivered: {
        status: 200,
        json: {
          id: ORDER,
          status: 'PAYER_ACTION_REQUIRED',
          payment_source: { paypal: {} },
          links: [
            {
              href: `https://api-m.paypal.com/v2/checkout/orders/${ORDER}`,
              rel: 'self',
              method: 'GET',
            },
            {
              href: `https://www.paypal.com/checkoutnow?token=${ORDER}`,
              rel: 'payer-action',
              method: 'GET',
            },
          ],
        },
        result: {
          session: ORDER,
          payment: ORDER,
          url: `https://www.paypal.com/checkoutnow?token=${ORDER}`,
        },
      },
      failed: [
        {
          ...failure(422, 'UNPROCESSABLE_ENTITY', 'CURRENCY_NOT_SUPPORTED'),
          code: 'CURRENCY_NOT_SUPPORTED',
        },
        {
          ...failure(400, 'INVALID_REQUEST', 'INVALID_PARAMETER_SYNTAX'),
          code: 'INVALID_PARAMETER_SYNTAX',
        },
      ],
    },
    charge_card: {
      inputs: [
        {
          amount: 100,
          currency: 'EUR',
          payment_method: '8kk8451t',
          kind: 'paypal',
          capture: false,
        },
      ],
      delivered: { ...done, status: 201, result: paid },
      failed: [
        {
          ...failure(422, 'UNPROCESSABLE_ENTITY', 'INSTRUMENT_DECLINED'),
          code: 'INSTRUMENT_DECLINED',
        },
      ],
    },
    capture: {
      steps: { order: order('APPROVED') },
      delivered: { ...done, status: 201, result: paid },
      failed: [
        {
          ...failure(422, 'UNPROCESSABLE_ENTITY', 'ORDER_NOT_APPROVED'),
          code: 'ORDER_NOT_APPROVED',
        },
        {
          ...failure(404, 'RESOURCE_NOT_FOUND', 'INVALID_RESOURCE_ID'),
          code: 'INVALID_RESOURCE_ID',
        },
      ],
    },
    cancel: {
      steps: { order: reserved },
      delivered: {
        status: 200,
        json: { ...authorized, status: 'VOIDED' },
        result: {
          payment: ORDER,
          state: 'cancelled',
          vendor_state: 'VOIDED',
          amount: 2998,
          currency: 'EUR',
        },
      },
      failed: [
        {
          ...failure(422, 'UNPROCESSABLE_ENTITY', 'PREVIOUSLY_CAPTURED'),
          code: 'PREVIOUSLY_CAPTURED',
        },
      ],
    },
    refund: {
      inputs: [{ payment: ORDER }],
      steps: { order: done },
      delivered: {
        status: 201,
        json: { id: '1JU08902781691411', status: 'COMPLETED', amount: eur('14.99'), links: [] },
        result: {
          refund: '1JU08902781691411',
          payment: ORDER,
          state: 'succeeded',
          vendor_state: 'COMPLETED',
          amount: 1499,
          currency: 'EUR',
        },
      },
      failed: [
        {
          ...failure(422, 'UNPROCESSABLE_ENTITY', 'CAPTURE_FULLY_REFUNDED'),
          code: 'CAPTURE_FULLY_REFUNDED',
        },
      ],
    },
    get_status: {
      delivered: { ...done, result: paid },
      failed: [
        {
          ...failure(404, 'RESOURCE_NOT_FOUND', 'INVALID_RESOURCE_ID'),
          code: 'INVALID_RESOURCE_ID',
        },
      ],
    },
  },
};
