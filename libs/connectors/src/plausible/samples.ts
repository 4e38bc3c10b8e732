import type { Samples } from '@patchbay/connector-sdk/samples';

export const samples: Samples = {
  credentials: {
    api_key: { api_key: 'Sample0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUV' },
  },
  settings: { site: 'example.com', base_url: undefined },
  answers: {
    connected: {
      status: 200,
      json: {
        results: [{ metrics: [12], dimensions: [] }],
        meta: {},
        query: {
          site_id: 'example.com',
          metrics: ['visitors'],
          date_range: ['2026-11-22T00:00:00+00:00', '2026-11-22T23:59:59+00:00'],
          filters: [],
          dimensions: [],
          order_by: [['visitors', 'desc']],
          include: {},
          pagination: { offset: 0, limit: 10000 },
        },
      },
    },
    credential_revoked: {
      status: 401,
      json: {
        error:
          'Invalid API key or site ID. Please make sure you’re using a valid API key with access to the site you’ve requested.',
      },
    },
    vendor_error: [
      { status: 402, json: { error: 'The account does not have access to the Stats API.' } },
      { status: 429, json: { error: 'Too many API requests.' } },
    ],
  },
  actions: {
    track_event: {
      inputs: [
        { event_name: 'pageview' },
        {
          event_name: 'Ordered',
          referrer: 'https://news.example/',
          revenue: { currency: 'EUR', amount: 29.98 },
          interactive: false,
        },
      ],
      delivered: { status: 202, text: 'ok' },
      failed: [
        { status: 202, headers: { 'x-plausible-dropped': '1' }, text: 'ok', code: 'dropped' },
        { status: 400, json: { errors: { domain: ["can't be blank"] } }, code: '400' },
      ],
    },
  },
  unreachable: { credential_expired: 'Plausible keys have no lifetime' },
};
