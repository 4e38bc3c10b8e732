import { basic } from '@patchbay/connector-sdk/auth/basic';
import { basicAuth } from '@patchbay/connector-sdk/auth/inject';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { secretField, textField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { accountOf } from './account.ts';
import { cancelShipment } from './cancel-shipment.ts';
import { createShipment } from './create-shipment.ts';
import { baseOf, environment } from './environment.ts';
import { readError } from './errors.ts';
import { getRates } from './get-rates.ts';
import { samples } from './samples.ts';
import { track } from './track.ts';

export default defineConnector({
  slug: 'dhl',
  name: 'DHL Express',
  family: 'shipping',
  icon: 'dhl',
  description: 'Prices, labels, couriers and tracking of DHL Express.',
  keywords: ['parcel', 'courier', 'label', 'delivery', 'mydhl', 'international', 'customs'],
  preparation: { account: 'administrator', minutes: 10 },
  sources: [
    'https://developer.dhl.com/api-reference/dhl-express-mydhl-api',
    'https://developer.dhl.com/sites/default/files/2026-09/dpdhl-express-api-3.3.2.yaml',
  ],
  auth: [
    basic({
      fields: z.strictObject({
        // A colon would end the user name early (RFC 7617 section 2).
        username: textField({ title: 'API key', maxLength: 200 }).regex(
          /^[^:]*$/,
          'must not contain a colon',
        ),
        password: secretField({
          title: 'API secret',
          help: [
            'Sign in to the DHL developer portal and open your app with the MyDHL API.',
            'DHL mails the key and the secret once your account number is approved; copy both.',
          ],
          helpUrl: 'https://developer.dhl.com/user/apps',
        }),
      }),
      inject: basicAuth('username', 'password'),
    }),
  ],
  settings: z.strictObject({
    environment,
    account_number: textField({
      title: 'Account number',
      description: 'Nine digits. DHL bills what is sent to it.',
      help: ['It is on the invoices of DHL Express, and in your contract.'],
      placeholder: '123456789',
      maxLength: 12,
    }).regex(/^\d{6,12}$/, 'must be a number'),
    contact: textField({
      title: 'Contact',
      description: 'Who calls off a courier; DHL asks for a name.',
      maxLength: 100,
    }).optional(),
    phone: textField({
      title: 'Phone',
      description: 'For addresses without one: DHL sends nothing without a phone number.',
      placeholder: '+49301234567',
      maxLength: 30,
    }).optional(),
  }),
  baseUrl: ({ settings }) => baseOf(settings),
  // Required on every call: the version of the description this was made by.
  headers: { 'x-version': '3.3.2', accept: 'application/json' },
  test: {
    // DHL has no call about the account; whether it delivers to its own house asks for nothing else.
    request: () => ({
      method: 'GET',
      path: '/address-validate',
      query: { type: 'delivery', countryCode: 'DE', postalCode: '53113', cityName: 'Bonn' },
    }),
    account: accountOf,
  },
  actions: {
    get_rates: getRates,
    create_shipment: createShipment,
    track,
    cancel_shipment: cancelShipment,
  },
  // The test environment takes 500 calls a day; for production DHL agrees on a rate with each customer.
  readError,
  timeoutMs: 30_000,
  samples,
});
