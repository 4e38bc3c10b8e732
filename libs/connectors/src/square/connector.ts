import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { bearer } from '@patchbay/connector-sdk/auth/inject';
import { oauth2 } from '@patchbay/connector-sdk/auth/oauth2';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { textField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { accountOf, readMerchant } from './account.ts';
import { cancel } from './cancel.ts';
import { capture } from './capture.ts';
import { chargeCard } from './charge-card.ts';
import { createSession } from './create-session.ts';
import { discover } from './discover.ts';
import { environment, hostOf, HOSTS } from './environment.ts';
import { readError } from './errors.ts';
import { accessTokenField } from './access-token.ts';
import { getStatus } from './get-status.ts';
import { locationPanel } from './location-panel.ts';
import { squareOAuth } from './oauth.ts';
import { refund } from './refund.ts';
import { samples } from './samples.ts';
import { MERCHANT } from './scopes.ts';
import { VERSIONS } from './versions.ts';

export default defineConnector({
  slug: 'square',
  name: 'Square',
  family: 'payment',
  icon: 'square',
  description: 'Checkout pages, saved cards and refunds.',
  keywords: ['pay', 'checkout', 'card', 'point of sale', 'refund', 'money', 'block'],
  preparation: { account: 'administrator', minutes: 8 },
  sources: [
    'https://developer.squareup.com/docs/oauth-api/overview',
    'https://developer.squareup.com/reference/square/o-auth-api/obtain-token',
    'https://developer.squareup.com/reference/square/o-auth-api/revoke-token',
    'https://developer.squareup.com/docs/build-basics/handling-errors',
    'https://developer.squareup.com/docs/build-basics/versioning-overview',
    'https://developer.squareup.com/reference/square/merchants-api/retrieve-merchant',
    'https://developer.squareup.com/reference/square/checkout-api/create-payment-link',
    'https://developer.squareup.com/reference/square/payments-api',
    'https://developer.squareup.com/reference/square/refunds-api/refund-payment',
    'https://developer.squareup.com/reference/square/orders-api/retrieve-order',
  ],
  auth: [
    oauth2(squareOAuth),
    apiKey({
      label: 'Access token',
      fields: z.strictObject({ access_token: accessTokenField }),
      inject: bearer('access_token'),
    }),
  ],
  settings: z.strictObject({
    environment,
    location_id: textField({
      title: 'Location',
      description: 'Where payments are booked; the main location unless you choose another.',
      placeholder: 'L88917AVBK2S5',
      maxLength: 50,
    })
      .regex(/^[A-Za-z0-9_-]+$/, 'must look like L88917AVBK2S5')
      .optional(),
  }),
  baseUrl: ({ settings }) => hostOf(settings),
  hosts: HOSTS,
  versions: VERSIONS,
  discover,
  test: { requiredScopes: [MERCHANT], request: readMerchant, account: accountOf },
  actions: {
    create_session: createSession,
    charge_card: chargeCard,
    capture,
    cancel,
    refund,
    get_status: getStatus,
  },
  panels: { location: locationPanel },
  // Square keeps its limits to itself and answers 429 with RATE_LIMITED.
  readError,
  samples,
});
