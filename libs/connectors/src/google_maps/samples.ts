import type { Samples } from '@patchbay/connector-sdk/samples';

const place = {
  address_components: [
    { long_name: 'Galway', short_name: 'Galway', types: ['locality', 'political'] },
  ],
  formatted_address: '1 Quay St, Galway, H91 PY04, Ireland',
  geometry: {
    location: { lat: 53.2707, lng: -9.0543 },
    location_type: 'ROOFTOP',
    viewport: {
      northeast: { lat: 53.272, lng: -9.052 },
      southwest: { lat: 53.269, lng: -9.055 },
    },
  },
  place_id: 'ChIJsampleAAAAARsample',
  types: ['street_address'],
};

const denied = (error_message: string) => ({
  status: 200,
  json: { error_message, results: [], status: 'REQUEST_DENIED' },
});
const answered = (status: string) => ({ status: 200, json: { results: [], status } });

export const samples: Samples = {
  credentials: { api_key: { api_key: 'AIzaSySample0123456789abcdefghijklmnopq' } },
  answers: {
    connected: { status: 200, json: { results: [place], status: 'OK' } },
    credential_revoked: denied('The provided API key is invalid.'),
    credential_expired: denied('The provided API key is expired.'),
    scope_insufficient: [
      denied('This API project is not authorized to use this API.'),
      denied('API keys with referer restrictions cannot be used with this API.'),
      denied('This IP, site or mobile application is not authorized to use this API key.'),
    ],
    vendor_error: [
      answered('OVER_QUERY_LIMIT'),
      answered('OVER_DAILY_LIMIT'),
      answered('UNKNOWN_ERROR'),
      denied('You must enable Billing on the Google Cloud Project.'),
    ],
  },
  actions: {
    geocode_address: {
      inputs: [{ address: 'Unter den Linden 1, Berlin' }],
      delivered: {
        status: 200,
        json: { results: [place], status: 'OK' },
        result: {
          matches: [
            {
              address: place.formatted_address,
              latitude: 53.2707,
              longitude: -9.0543,
              precision: 'exact',
              place: place.place_id,
            },
          ],
        },
      },
      failed: [
        { ...answered('INVALID_REQUEST'), code: 'INVALID_REQUEST' },
        { ...answered('OVER_DAILY_LIMIT'), code: 'OVER_DAILY_LIMIT' },
      ],
    },
  },
};
