import type { SampleAnswer, Samples } from '@patchbay/connector-sdk/samples';

const failure = (status: number, type: string, message: string): SampleAnswer => ({
  status,
  json: { type: 'error', error: { type, message }, request_id: 'req_011CSHoEeqs5C35K2UUqR7Fy' },
});

export const samples: Samples = {
  credentials: { api_key: { api_key: `sk-ant-api03-${'Sample0'.repeat(12)}-AAAAAA` } },
  settings: { model: 'claude-sonnet-4-5' },
  discovered: { newest_model: 'claude-sonnet-4-5-20250929' },
  answers: {
    connected: {
      status: 200,
      headers: { 'anthropic-organization-id': '0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0' },
      json: {
        data: [
          {
            type: 'model',
            id: 'claude-sonnet-4-5-20250929',
            display_name: 'Claude Sonnet 4.5',
            created_at: '2025-09-29T00:00:00Z',
          },
        ],
        has_more: false,
        first_id: 'claude-sonnet-4-5-20250929',
        last_id: 'claude-sonnet-4-5-20250929',
      },
    },
    credential_revoked: failure(401, 'authentication_error', 'invalid x-api-key'),
    scope_insufficient: failure(
      403,
      'permission_error',
      'Your API key does not have permission to use the specified resource.',
    ),
    vendor_error: [
      failure(429, 'rate_limit_error', 'Your account has hit a rate limit.'),
      failure(500, 'api_error', 'An unexpected error has occurred.'),
      failure(529, 'overloaded_error', 'Overloaded'),
      failure(402, 'billing_error', 'There is an issue with your billing.'),
    ],
  },
  unreachable: { credential_expired: 'Anthropic refuses keys past their end like deleted ones' },
  actions: {
    complete: {
      inputs: [
        {
          messages: [
            { role: 'user', content: 'Hello' },
            { role: 'assistant', content: 'Hi!' },
            { role: 'user', content: 'What do you sell?' },
          ],
          system: 'You answer for a bike shop.',
          model: 'claude-opus-4-5',
          temperature: 0.5,
        },
      ],
      delivered: {
        status: 200,
        json: {
          id: 'msg_013Zva2CMHLNnXjNJJKqJ2EF',
          type: 'message',
          role: 'assistant',
          model: 'claude-sonnet-4-5-20250929',
          content: [{ type: 'text', text: 'A happy customer.' }],
          stop_reason: 'end_turn',
          stop_sequence: null,
          usage: { input_tokens: 2095, output_tokens: 503 },
        },
        result: {
          text: 'A happy customer.',
          model: 'claude-sonnet-4-5-20250929',
          finish: 'complete',
          vendor_finish: 'end_turn',
          input_tokens: 2095,
          output_tokens: 503,
          request_id: 'msg_013Zva2CMHLNnXjNJJKqJ2EF',
        },
      },
      failed: [
        {
          ...failure(400, 'invalid_request_error', 'max_tokens: must be greater than 0'),
          code: 'invalid_request_error',
        },
        { ...failure(404, 'not_found_error', 'model: claude-x'), code: 'not_found_error' },
        { ...failure(413, 'request_too_large', 'Request too large'), code: 'request_too_large' },
      ],
    },
  },
};
