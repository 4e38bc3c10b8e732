import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { clientCredentials } from '@patchbay/connector-sdk/auth/client-credentials';
import { bearer } from '@patchbay/connector-sdk/auth/inject';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { z } from 'zod';
import { accountOf } from './account.ts';
import { cancel } from './cancel.ts';
import { capture } from './capture.ts';
import { chargeCard } from './charge-card.ts';
import { createSession } from './create-session.ts';
import { environment, hostOf, HOSTS } from './environment.ts';
import { readError } from './errors.ts';
import { clientFields } from './fields.ts';
import { getStatus } from './get-status.ts';
import { refund } from './refund.ts';
import { samples } from './samples.ts';

const HOUR_MS = 60 * 60 * 1000;

export default defineConnector({
  slug: 'paypal',
  name: 'PayPal',
  family: 'payment',
  icon: 'paypal',
  description: 'Checkout pages, saved wallets and cards, and refunds.',
  keywords: ['pay', 'checkout', 'wallet', 'card', 'refund', 'money', 'order'],
  preparation: { account: 'administrator', minutes: 8 },
  sources: [
    'https://developer.paypal.com/api/rest/authentication/',
    'https://developer.paypal.com/api/rest/responses/',
    'https://developer.paypal.com/api/rest/reference/idempotency/',
    'https://developer.paypal.com/api/rest/reference/rate-limiting/',
    'https://developer.paypal.com/docs/api/identity/v1/',
    'https://developer.paypal.com/docs/api/orders/v2/',
    'https://developer.paypal.com/docs/api/payments/v2/',
    'https://developer.paypal.com/reference/currency-codes/',
    'https://developer.paypal.com/checkout/save-customer-info/',
  ],
  auth: [
    apiKey({
      label: 'Client ID and secret',
      fields: clientFields,
      inject: bearer('access_token'),
      grant: clientCredentials({
        tokenUrl: (settings) => `${hostOf(settings)}/v1/oauth2/token`,
        authMethod: 'basic',
        // "The number of seconds the access token is valid" comes along; nine hours as a rule.
        grant: { hosts: HOSTS, lifetimeMs: 8 * HOUR_MS },
      }),
    }),
  ],
  settings: z.strictObject({ environment }),
  baseUrl: ({ settings }) => hostOf(settings),
  hosts: HOSTS,
  test: {
    request: () => ({
      method: 'GET',
      path: '/v1/identity/openidconnect/userinfo',
      query: { schema: 'openid' },
    }),
    account: accountOf,
  },
  actions: {
    create_session: createSession,
    charge_card: chargeCard,
    capture,
    cancel,
    refund,
    get_status: getStatus,
  },
  // PayPal publishes no rate and answers 429 to what looks unusual.
  readError,
  idempotencyHeader: 'PayPal-Request-Id',
  samples,
});
