import type { Samples } from '@patchbay/connector-sdk/samples';

export const samples: Samples = {
  credentials: { api_key: { write_key: 'SampleSampleSampleSampleSample01' } },
  settings: { region: 'us', source_name: 'MyShop server' },
  answers: {
    connected: {
      status: 200,
      json: {
        integrations: {
          'Segment.io': {
            apiKey: 'SampleSampleSampleSampleSample01',
            unbundledIntegrations: [],
            addBundledMetadata: true,
          },
        },
        plan: { track: { __default: { enabled: true, integrations: {} } } },
        metrics: { sampleRate: 0.1 },
      },
    },
    credential_revoked: { status: 404, text: 'Cannot GET /v1/projects/x/settings' },
    vendor_error: [{ status: 429, headers: { 'retry-after': '2' } }, { status: 503 }],
  },
  actions: {
    track_event: {
      inputs: [
        { event_name: 'Signed Up', client_id: 'anon-1', ip: '203.0.113.7', user_agent: 'Firefox' },
      ],
      delivered: { status: 200, json: { success: true } },
      failed: [{ status: 400, json: { success: false }, code: '400' }],
    },
  },
  unreachable: { credential_expired: 'write keys have no lifetime' },
};
