import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { booleanField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { accountOf } from './account.ts';
import { readError } from './errors.ts';
import { geocodeAddress } from './geocode-address.ts';
import { samples } from './samples.ts';
import { tokenField } from './token.ts';

export default defineConnector({
  slug: 'mapbox',
  name: 'Mapbox',
  family: 'maps',
  icon: 'mapbox',
  description: 'Coordinates of addresses.',
  keywords: ['map', 'geocoding', 'address', 'coordinates', 'location', 'latitude'],
  preparation: { account: 'member', minutes: 3 },
  sources: [
    'https://docs.mapbox.com/api/guides/#access-tokens-and-token-scopes',
    'https://docs.mapbox.com/api/accounts/tokens/',
    'https://docs.mapbox.com/api/search/geocoding/',
    'https://docs.mapbox.com/api/guides/#rate-limits',
  ],
  auth: [
    apiKey({
      fields: z.strictObject({ access_token: tokenField }),
      // Mapbox reads it nowhere else.
      inject: ({ url }, { credentials }) => {
        url.searchParams.set('access_token', credentials['access_token'] ?? '');
      },
      secretIn: 'url',
      label: 'Access token',
    }),
  ],
  settings: z.strictObject({
    keep_results: booleanField({
      title: 'Results may be kept',
      description: 'Coordinates that are stored cost more and need a card on file at Mapbox.',
      help: ['Mapbox allows storing results only if they were asked for as permanent.'],
      helpUrl: 'https://docs.mapbox.com/api/search/geocoding/#storing-geocoding-results',
    }).default(false),
  }),
  baseUrl: 'https://api.mapbox.com',
  test: {
    request: () => ({ method: 'GET', path: '/tokens/v2' }),
    account: accountOf,
  },
  actions: { geocode_address: geocodeAddress },
  // Of a token.
  rateLimit: { requests: 1000, perMs: 60_000 },
  readError,
  samples,
});
