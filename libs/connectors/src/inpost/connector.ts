import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { bearer } from '@patchbay/connector-sdk/auth/inject';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { keyField, textField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { accountOf } from './account.ts';
import { cancelShipment } from './cancel-shipment.ts';
import { createShipment } from './create-shipment.ts';
import { environment, hostOf, HOSTS } from './environment.ts';
import { readError } from './errors.ts';
import { getLabel } from './get-label.ts';
import { getRates } from './get-rates.ts';
import { organization } from './organization.ts';
import { samples } from './samples.ts';
import { track } from './track.ts';

export default defineConnector({
  slug: 'inpost',
  name: 'InPost',
  family: 'shipping',
  description: 'Parcel lockers and couriers in Poland.',
  keywords: ['parcel', 'locker', 'paczkomat', 'courier', 'label', 'delivery', 'shipx'],
  preparation: { account: 'administrator', minutes: 5 },
  sources: [
    'https://dokumentacja-inpost.atlassian.net/wiki/spaces/PL/pages/18153476/API+ShipX+ENG+Documentation',
    'https://dokumentacja-inpost.atlassian.net/wiki/spaces/PL/pages/18153477/Authorization+Query+Collections',
    'https://dokumentacja-inpost.atlassian.net/wiki/spaces/PL/pages/18153501/Creating+a+shipment+in+the+simplified+mode',
    'https://dokumentacja-inpost.atlassian.net/wiki/spaces/PL/pages/18153505/Shipment+price+calculation',
    'https://dokumentacja-inpost.atlassian.net/wiki/spaces/PL/pages/18153479',
    'https://dokumentacja-inpost.atlassian.net/wiki/spaces/PL/pages/18153509',
    'https://dokumentacja-inpost.atlassian.net/wiki/spaces/PL/pages/18153492/Form+validation',
  ],
  auth: [
    apiKey({
      label: 'ShipX token',
      fields: z.strictObject({
        token: keyField({
          title: 'ShipX token',
          help: [
            'Sign in to the InPost parcel manager.',
            'Open My account › API. Fill in the company data first if it asks for them.',
            'Generate a token for the ShipX API, copy it and paste it here.',
          ],
          helpUrl:
            'https://dokumentacja-inpost.atlassian.net/wiki/spaces/PL/pages/18153477/Authorization+Query+Collections',
          mistakes: [
            {
              looksLike: /^\d+$/,
              message: 'is the organization ID; that goes into the field of this name',
            },
            { looksLike: /^Bearer /i, message: 'must stand without the word Bearer' },
          ],
        }),
      }),
      inject: bearer('token'),
    }),
  ],
  settings: z.strictObject({
    environment,
    organization_id: textField({
      title: 'Organization ID',
      description: 'A number, which the parcel manager shows beside the token.',
      placeholder: '1234',
      maxLength: 12,
    }).regex(/^\d+$/, 'must be a number'),
  }),
  baseUrl: ({ settings }) => hostOf(settings),
  hosts: HOSTS,
  headers: { accept: 'application/json' },
  test: {
    request: ({ settings }) => ({
      method: 'GET',
      path: '/v1/organizations/{organization_id}',
      params: organization(settings),
    }),
    account: accountOf,
  },
  actions: {
    get_rates: getRates,
    create_shipment: createShipment,
    get_label: getLabel,
    track,
    cancel_shipment: cancelShipment,
  },
  // ShipX publishes no rate.
  readError,
  samples,
});
