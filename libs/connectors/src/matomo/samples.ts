import type { Samples } from '@patchbay/connector-sdk/samples';

const failure = (message: string, status = 200) => ({
  status,
  json: { result: 'error', message },
});

export const samples: Samples = {
  credentials: { api_key: { token_auth: '0a1b2c3d'.repeat(4) } },
  settings: { base_url: 'https://stats.example.com', site_id: '1' },
  answers: {
    connected: [
      {
        status: 200,
        json: {
          idsite: 1,
          name: 'MyShop',
          main_url: 'https://example.com',
          ts_created: '2026-01-02 03:04:05',
          timezone: 'Europe/Amsterdam',
          currency: 'EUR',
          type: 'website',
        },
      },
      {
        status: 200,
        json: [{ idsite: '1', name: 'MyShop', main_url: 'https://example.com' }],
      },
    ],
    credential_revoked: [
      failure(
        'Unable to authenticate with the provided token. It is either invalid, expired or is required to be sent as a POST parameter.',
      ),
      failure('You must be logged in to access this functionality.', 401),
    ],
    scope_insufficient: failure(
      "You can't access this resource as it requires 'view' access for the website id = 1.",
    ),
    vendor_error: [
      failure("An unexpected website was found in the request: website id was set to '1' ."),
      { status: 503, text: '<html>Maintenance</html>' },
    ],
  },
  actions: {
    track_event: {
      inputs: [
        {
          event_name: 'Signed up',
          client_id: 'GA1.2.123',
          properties: { plan: 'gold', seats: 3 },
          dimensions: { '1': 'blue' },
          ip: '203.0.113.7',
          user_agent: 'Firefox',
        },
      ],
      delivered: { status: 204, text: '' },
      failed: [{ status: 400, text: '', code: '400' }],
    },
  },
  unreachable: { credential_expired: 'Matomo answers an expired token as it does a wrong one' },
};
