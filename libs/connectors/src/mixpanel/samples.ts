import type { Samples } from '@patchbay/connector-sdk/samples';

export const samples: Samples = {
  credentials: {
    basic: { username: 'patchbay.0a1b2c.mp-service-account', secret: 'Sample0123456789abcdefghij' },
  },
  settings: { project_id: '2195193', residency: 'us' },
  answers: {
    connected: {
      status: 200,
      json: {
        status: 'ok',
        results: {
          user_id: 1234567,
          user_name: 'patchbay.0a1b2c.mp-service-account',
          user_email: '',
          organizations: { '1': { id: 1, name: 'MyShop', role: 'member' } },
          projects: { '2195193': { name: 'MyShop', organization_id: 1, type: 'project' } },
        },
      },
    },
    credential_revoked: {
      status: 401,
      json: { code: 401, error: 'Invalid credentials', status: 'Unauthorized' },
    },
    scope_insufficient: { status: 403, json: { status: 'error', error: 'Forbidden' } },
    vendor_error: [
      {
        status: 429,
        json: { code: 429, error: 'rate limit exceeded', status: 'Too Many Requests' },
      },
      { status: 200, json: { status: 'ok', results: { projects: {} } } },
    ],
  },
  actions: {
    track_event: {
      inputs: [
        { event_name: 'Signed up', client_id: 'd-1', ip: '203.0.113.7' },
        { event_name: 'Imported' },
      ],
      delivered: { status: 200, json: { code: 200, num_records_imported: 1, status: 'OK' } },
      failed: [
        {
          status: 400,
          json: {
            code: 400,
            error: 'some data points in the request failed validation',
            failed_records: [
              {
                index: 0,
                $insert_id: '8a66058c-a56d-4ef6-8123-28b7c9f7e82f',
                field: 'properties.time',
                message: "properties.time' is invalid: must be specified as seconds since epoch",
              },
            ],
            num_records_imported: 0,
            status: 'Bad Request',
          },
          code: 'properties.time',
        },
        {
          status: 413,
          json: {
            code: 413,
            error: 'request exceeds max limit',
            status: 'Request Entity Too Large',
          },
          code: '413',
        },
      ],
    },
  },
  unreachable: { credential_expired: 'an ended service account is answered as an unknown one' },
};
