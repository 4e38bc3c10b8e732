import type { SampleAnswer, Samples } from '@patchbay/connector-sdk/samples';

const failure = (statusCode: number, error: string, message: string | string[]): SampleAnswer => ({
  status: statusCode,
  json: { message, error, statusCode },
});

const ORG = '0f1e2d3c-4b5a-4978-8796-a5b4c3d2e1f0';
const ASSISTANT = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const CALL = '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed';

export const samples: Samples = {
  settings: {
    region: 'us',
    assistant: ASSISTANT,
    phone_number_id: '9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d',
  },
  credentials: { api_key: { api_key: '5ca1ab1e-0000-4000-8000-1234567890ab' } },
  answers: {
    connected: {
      status: 200,
      json: {
        id: ASSISTANT,
        orgId: ORG,
        name: 'Front desk',
        createdAt: '2026-01-02T03:04:05.000Z',
        updatedAt: '2026-01-02T03:04:05.000Z',
      },
    },
    credential_revoked: failure(
      401,
      'Unauthorized',
      'Invalid Key. Hot tip, you may be using the private key instead of the public key, or vice versa.',
    ),
    scope_insufficient: failure(403, 'Forbidden', 'Forbidden resource'),
    vendor_error: [
      failure(404, 'Not Found', 'Assistant Not Found'),
      failure(429, 'Too Many Requests', 'Too many requests'),
      failure(500, 'Internal Server Error', 'Internal server error'),
    ],
  },
  unreachable: { credential_expired: 'Vapi keys have no lifetime' },
  actions: {
    complete: {
      inputs: [
        { messages: [{ role: 'user', content: 'Hello' }], assistant: ASSISTANT },
        { prompt: 'And on Sunday?', previous: 'chat_1' },
      ],
      delivered: {
        status: 201,
        json: {
          id: 'chat_abc123',
          orgId: ORG,
          assistantId: ASSISTANT,
          input: [{ role: 'user', content: 'When do you open on Saturday?' }],
          output: [{ role: 'assistant', content: 'At nine.' }],
          createdAt: '2026-01-02T03:04:05.000Z',
          updatedAt: '2026-01-02T03:04:05.000Z',
        },
        result: { text: 'At nine.', chat: 'chat_abc123' },
      },
      failed: [
        {
          ...failure(400, 'Bad Request', ['assistantId must be a UUID']),
          code: 'bad_request',
        },
        { ...failure(404, 'Not Found', 'Assistant Not Found'), code: 'not_found' },
      ],
    },
    start_call: {
      inputs: [{ to: '+31201234567' }],
      delivered: {
        status: 201,
        json: {
          id: CALL,
          orgId: ORG,
          type: 'outboundPhoneCall',
          status: 'queued',
          assistantId: ASSISTANT,
          customer: { number: '+31201234567', name: 'Ada Lovelace' },
          createdAt: '2026-01-02T03:04:05.000Z',
          updatedAt: '2026-01-02T03:04:05.000Z',
        },
        result: { call: CALL, vendor_state: 'queued' },
      },
      failed: [
        {
          ...failure(400, 'Bad Request', ['customer.number must be a valid phone number']),
          code: 'bad_request',
        },
      ],
    },
  },
};
