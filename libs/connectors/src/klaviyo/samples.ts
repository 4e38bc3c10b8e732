import type { Samples } from '@patchbay/connector-sdk/samples';

const failure = (status: number, code: string, title: string) => ({
  status,
  json: {
    errors: [
      {
        id: '4ecff2b7-6f0a-4f0e-8a4f-6f1b9a1a2c3d',
        status,
        code,
        title,
        detail: 'Sample.',
        source: { pointer: '/data/' },
        links: {},
        meta: {},
      },
    ],
  },
});

const profile = {
  data: {
    type: 'profile',
    id: '01GDDKASAP8TKDDA2GRZDSVP4H',
    attributes: { email: 'ada@example.com' },
    links: { self: 'https://a.klaviyo.com/api/profiles/01GDDKASAP8TKDDA2GRZDSVP4H/' },
  },
};

export const samples: Samples = {
  credentials: { api_key: { api_key: `pk_${'0a1b'.repeat(8)}01` } },
  answers: {
    connected: {
      status: 200,
      json: {
        data: [
          {
            type: 'account',
            id: 'AbC123',
            attributes: {
              test_account: false,
              contact_information: {
                default_sender_name: 'Klaviyo Demo',
                default_sender_email: 'contact@klaviyo-demo.com',
                organization_name: 'Klaviyo Demo',
                street_address: { city: 'Boston' },
              },
              timezone: 'US/Eastern',
              preferred_currency: 'USD',
              public_api_key: 'AbC123',
              locale: 'en-US',
            },
            links: { self: 'https://a.klaviyo.com/api/accounts/AbC123/' },
          },
        ],
        links: { self: 'https://a.klaviyo.com/api/accounts/' },
      },
    },
    credential_revoked: failure(
      400,
      'authentication_failed',
      'Incorrect authentication credentials.',
    ),
    scope_insufficient: failure(403, 'permission_denied', 'You do not have permission.'),
    vendor_error: [
      failure(429, 'throttled', 'Request was throttled.'),
      failure(503, 'service_unavailable', 'Try again.'),
    ],
  },
  actions: {
    upsert_contact: {
      inputs: [{ email: 'ada@example.com', external_id: 'c-1' }],
      delivered: {
        status: 201,
        json: profile,
        result: { contact_id: '01GDDKASAP8TKDDA2GRZDSVP4H' },
      },
      failed: [
        { ...failure(400, 'invalid', 'Invalid input.'), code: 'invalid' },
        { ...failure(409, 'duplicate_profile', 'Conflict.'), code: 'duplicate_profile' },
      ],
    },
    track_event: {
      inputs: [
        { event_name: 'Called', phone: '+15005550006' },
        { event_name: 'Signed in', user_id: 'c-1' },
      ],
      delivered: { status: 202, text: '' },
      failed: [{ ...failure(400, 'invalid', 'Invalid input.'), code: 'invalid' }],
    },
  },
  tokenErrors: {
    revoked: { status: 400, error: 'invalid_grant', description: 'Invalid refresh token' },
  },
};
