import type { Samples } from '@patchbay/connector-sdk/samples';

const failure = (status: number, type: string, code: string, detail: string) => ({
  status,
  json: { type, code, detail, attr: null },
});

export const samples: Samples = {
  credentials: { api_key: { personal_api_key: 'phx_Sample0123456789abcdefghijklmnopqrstuvwxyz' } },
  settings: {
    region: 'us',
    base_url: undefined,
    project_id: '12345',
    organization_id: '452c1a86-a0af-475b-b03f-724878b0f387',
  },
  discovered: { project_token: 'phc_Sample0123456789abcdefghijklmnopqrstuvwxyz' },
  answers: {
    connected: {
      status: 200,
      json: {
        id: 12345,
        uuid: '095be615-a8ad-4c33-8e9c-c7612fbf6c9f',
        organization: '452c1a86-a0af-475b-b03f-724878b0f387',
        api_token: 'phc_Sample0123456789abcdefghijklmnopqrstuvwxyz',
        name: 'MyShop',
        timezone: 'Europe/Amsterdam',
      },
    },
    credential_revoked: failure(
      401,
      'authentication_error',
      'authentication_failed',
      'Personal API key found in request Authorization header is invalid.',
    ),
    scope_insufficient: failure(
      403,
      'authentication_error',
      'permission_denied',
      "API key missing required scope 'project:read'",
    ),
    vendor_error: [
      failure(404, 'invalid_request', 'not_found', 'Project not found.'),
      failure(429, 'throttled_error', 'throttled', 'Request was throttled.'),
    ],
  },
  actions: {
    track_event: {
      inputs: [{ event_name: '$pageview', client_id: 'anon-1', ip: '203.0.113.7' }],
      delivered: { status: 200, json: { status: 'Ok' } },
      failed: [
        {
          ...failure(400, 'validation_error', 'invalid_payload', 'Malformed request data'),
          code: 'invalid_payload',
        },
        {
          ...failure(401, 'authentication_error', 'invalid_api_key', 'Project API key invalid.'),
          code: 'invalid_api_key',
        },
      ],
    },
  },
  unreachable: { credential_expired: 'personal keys have no lifetime' },
};
