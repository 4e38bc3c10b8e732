import type { Samples } from '@patchbay/connector-sdk/samples';

const feature = {
  type: 'Feature',
  id: 'dXJuOm1ieGFkcjpzYW1wbGU',
  geometry: { type: 'Point', coordinates: [-9.0543, 53.2707] },
  properties: {
    mapbox_id: 'dXJuOm1ieGFkcjpzYW1wbGU',
    feature_type: 'address',
    full_address: '1 Quay Street, Galway, H91 PY04, Ireland',
    name: '1 Quay Street',
    name_preferred: '1 Quay Street',
    coordinates: {
      longitude: -9.0543,
      latitude: 53.2707,
      accuracy: 'rooftop',
      routable_points: [{ name: 'default', longitude: -9.0544, latitude: 53.2706 }],
    },
    place_formatted: 'Galway, H91 PY04, Ireland',
    match_code: { address_number: 'matched', street: 'matched', confidence: 'exact' },
    context: {},
  },
};

const told = (code: string) => ({ status: 200, json: { code } });

export const samples: Samples = {
  credentials: {
    api_key: { access_token: 'sk.eyJ1Ijoic2FtcGxlIiwiYSI6InNhbXBsZSJ9.c2FtcGxlMDEyMzQ1' },
  },
  answers: {
    connected: {
      status: 200,
      json: {
        code: 'TokenValid',
        token: { usage: 'sk', user: 'myshop', authorization: 'cijucimbe000brbkt48d0dhcx' },
      },
    },
    credential_expired: told('TokenExpired'),
    credential_revoked: [
      told('TokenRevoked'),
      told('TokenInvalid'),
      told('TokenMalformed'),
      { status: 401, json: { message: 'Not Authorized - Invalid Token' } },
    ],
    scope_insufficient: { status: 403, json: { message: 'Forbidden' } },
    vendor_error: [
      { status: 429, json: { message: 'Too Many Requests' } },
      { status: 503, json: { message: 'Service Unavailable' } },
    ],
  },
  actions: {
    geocode_address: {
      inputs: [{ address: 'Unter den Linden 1, Berlin' }],
      delivered: {
        status: 200,
        json: {
          type: 'FeatureCollection',
          features: [feature],
          attribution: 'NOTICE: © 2026 Mapbox and its suppliers.',
        },
        result: {
          matches: [
            {
              address: '1 Quay Street, Galway, H91 PY04, Ireland',
              latitude: 53.2707,
              longitude: -9.0543,
              precision: 'exact',
              place: feature.properties.mapbox_id,
            },
          ],
        },
      },
      failed: [
        { status: 403, json: { message: 'Forbidden' }, code: '403' },
        { status: 422, json: { message: 'BBox is not valid.' }, code: '422' },
      ],
    },
  },
};
