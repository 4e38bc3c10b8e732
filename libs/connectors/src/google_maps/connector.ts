import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { keyField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { accountOf } from './account.ts';
import { readError } from './errors.ts';
import { geocodeAddress } from './geocode-address.ts';
import { samples } from './samples.ts';

export default defineConnector({
  slug: 'google_maps',
  name: 'Google Maps',
  family: 'google',
  icon: 'googlemaps',
  description: 'Coordinates of addresses.',
  keywords: ['map', 'geocoding', 'address', 'coordinates', 'location', 'place', 'latitude'],
  preparation: { account: 'developer', minutes: 10 },
  sources: [
    'https://developers.google.com/maps/documentation/geocoding/requests-geocoding',
    'https://developers.google.com/maps/documentation/geocoding/get-api-key',
    'https://developers.google.com/maps/documentation/geocoding/usage-and-billing',
    'https://developers.google.com/maps/api-security-best-practices',
    'https://github.com/googlemaps/openapi-specification',
  ],
  auth: [
    apiKey({
      fields: z.strictObject({
        api_key: keyField({
          title: 'API key',
          placeholder: 'AIza…',
          help: [
            'In the Google Cloud console open APIs & Services › Library and enable the Geocoding API.',
            'Open APIs & Services › Credentials and choose Create credentials › API key.',
            'Under API restrictions choose the Geocoding API.',
            'Restrict it to websites not at all: Patchbay asks from its server. Its IP address may be named.',
            'Copy the key and paste it here. Billing must be switched on for the project.',
          ],
          helpUrl: 'https://developers.google.com/maps/documentation/geocoding/get-api-key',
          mistakes: [
            { looksLike: /^[ps]k\./, message: 'is a token of Mapbox; connect Mapbox with it' },
            {
              looksLike: /\.apps\.googleusercontent\.com$|^GOCSPX-/,
              message: 'belongs to an OAuth client; create an API key instead',
            },
            { looksLike: /^https?:/i, message: 'is an address; copy the key itself' },
          ],
        }),
      }),
      // The Geocoding API reads it nowhere else.
      inject: ({ url }, { credentials }) => {
        url.searchParams.set('key', credentials['api_key'] ?? '');
      },
      secretIn: 'url',
    }),
  ],
  baseUrl: 'https://maps.googleapis.com',
  test: {
    // There is no call that costs nothing and needs the key.
    request: () => ({
      method: 'GET',
      path: '/maps/api/geocode/json',
      query: { address: 'Dublin', components: 'country:IE' },
    }),
    account: accountOf,
  },
  actions: { geocode_address: geocodeAddress },
  // Of a project.
  rateLimit: { requests: 3000, perMs: 60_000 },
  readError,
  samples,
});
