import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { bearer } from '@patchbay/connector-sdk/auth/inject';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { z } from 'zod';
import { accountOf } from './account.ts';
import { readError } from './errors.ts';
import { secretKeyField } from './key.ts';
import { createCustomer } from './create-customer.ts';
import { createSession } from './create-session.ts';
import { cancel, capture, chargeCard, getStatus, refund } from './payments.ts';
import { samples } from './samples.ts';

export default defineConnector({
  slug: 'stripe',
  name: 'Stripe',
  family: 'payment',
  icon: 'stripe',
  description: 'Customers, checkout pages, card payments and refunds.',
  keywords: ['pay', 'checkout', 'card', 'invoice', 'refund', 'money', 'customer'],
  preparation: { account: 'administrator', minutes: 5 },
  sources: [
    'https://docs.stripe.com/keys',
    'https://docs.stripe.com/api/errors',
    'https://docs.stripe.com/error-codes',
    'https://docs.stripe.com/api/idempotent_requests',
    'https://docs.stripe.com/rate-limits',
    'https://docs.stripe.com/api/accounts/retrieve',
    'https://docs.stripe.com/api/checkout/sessions/create',
    'https://docs.stripe.com/api/payment_intents',
    'https://docs.stripe.com/api/refunds/create',
  ],
  auth: [
    apiKey({ fields: z.strictObject({ api_key: secretKeyField }), inject: bearer('api_key') }),
  ],
  baseUrl: 'https://api.stripe.com',
  // Pinned to the version these requests were checked against, whatever the account defaults to.
  headers: { 'stripe-version': '2023-08-16' },
  test: {
    request: () => ({ method: 'GET', path: '/v1/account' }),
    account: accountOf,
  },
  actions: {
    create_customer: createCustomer,
    create_session: createSession,
    charge_card: chargeCard,
    capture,
    cancel,
    refund,
    get_status: getStatus,
  },
  // A sandbox's limit, and in live mode that of a single endpoint.
  rateLimit: { requests: 25, perMs: 1000 },
  readError,
  idempotencyHeader: 'Idempotency-Key',
  samples,
});
