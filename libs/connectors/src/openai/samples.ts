import type { SampleAnswer, Samples } from '@patchbay/connector-sdk/samples';

const failure = (
  status: number,
  code: string | null,
  message: string,
  type = 'invalid_request_error',
): SampleAnswer => ({ status, json: { error: { message, type, param: null, code } } });

const REQUEST = 'req_8f14e45fceea167a5a36dedd4bea2543';
const RESPONSE = 'resp_67ccd2bed1ec8190b14f964abc0542670bb6a6b452d3795b';

const noQuota = failure(
  429,
  'insufficient_quota',
  'You exceeded your current quota, please check your plan and billing details.',
  'insufficient_quota',
);
const noModel = failure(404, 'model_not_found', 'The model `gpt-x` does not exist.');

export const samples: Samples = {
  credentials: { api_key: { api_key: `sk-proj-${'Sample0'.repeat(12)}` } },
  settings: { model: 'gpt-5' },
  discovered: { newest_model: 'gpt-5' },
  answers: {
    connected: {
      status: 200,
      headers: { 'openai-organization': 'acme-bikes', 'x-request-id': REQUEST },
      json: {
        object: 'list',
        data: [{ id: 'gpt-5', object: 'model', created: 1754425777, owned_by: 'system' }],
      },
    },
    credential_revoked: failure(
      401,
      'invalid_api_key',
      'Incorrect API key provided: sk-proj-****mple0.',
    ),
    scope_insufficient: failure(
      403,
      null,
      'You have insufficient permissions for this operation. Missing scopes: api.model.read. Check that you have the correct role in your organization.',
    ),
    vendor_error: [
      failure(429, 'rate_limit_exceeded', 'Rate limit reached for requests.', 'requests'),
      noQuota,
      failure(500, null, 'The server had an error.', 'server_error'),
      failure(
        403,
        'unsupported_country_region_territory',
        'Country, region, or territory not supported',
        'request_forbidden',
      ),
    ],
  },
  unreachable: { credential_expired: 'OpenAI keys have no lifetime' },
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
          model: 'gpt-4.1',
          temperature: 0.5,
        },
      ],
      delivered: {
        status: 200,
        json: {
          id: RESPONSE,
          object: 'response',
          created_at: 1741476542,
          status: 'completed',
          error: null,
          incomplete_details: null,
          instructions: null,
          max_output_tokens: 200,
          model: 'gpt-5-2025-08-07',
          output: [
            { type: 'reasoning', id: 'rs_1', summary: [] },
            {
              type: 'message',
              id: 'msg_67ccd2bf17f0819081ff3bb2cf6508e6',
              status: 'completed',
              role: 'assistant',
              content: [{ type: 'output_text', text: 'A happy customer.', annotations: [] }],
            },
          ],
          store: false,
          usage: {
            input_tokens: 36,
            input_tokens_details: { cached_tokens: 0 },
            output_tokens: 87,
            output_tokens_details: { reasoning_tokens: 64 },
            total_tokens: 123,
          },
        },
        result: {
          text: 'A happy customer.',
          model: 'gpt-5-2025-08-07',
          finish: 'complete',
          vendor_finish: 'completed',
          input_tokens: 36,
          output_tokens: 87,
          request_id: RESPONSE,
        },
      },
      failed: [
        { ...noModel, code: 'model_not_found' },
        { ...noQuota, code: 'insufficient_quota' },
        {
          ...failure(400, 'context_length_exceeded', 'Your input exceeds the context window.'),
          code: 'context_length_exceeded',
        },
      ],
    },
    synthesize_speech: {
      inputs: [{ text: 'Hello' }, { text: 'Hello', format: 'wav', instructions: 'Calm.' }],
      delivered: {
        status: 200,
        headers: { 'content-type': 'audio/mpeg', 'x-request-id': REQUEST },
        text: 'ID3',
        result: { content_type: 'audio/mpeg', request_id: REQUEST },
        file: { name: 'speech.mp3', media_type: 'audio/mpeg', base64: 'SUQz' },
      },
      failed: [
        { ...failure(400, null, 'Unknown voice.'), code: 'invalid_request_error' },
        { ...noQuota, code: 'insufficient_quota' },
      ],
    },
    transcribe: {
      inputs: [{ audio_base64: 'SUQzBAA=' }, { audio_base64: 'UklGRg==', model: 'whisper-1' }],
      delivered: {
        status: 200,
        headers: { 'x-request-id': REQUEST },
        json: {
          text: 'Imagine the wildest idea that you have ever had.',
          usage: { type: 'tokens', input_tokens: 14, output_tokens: 45, total_tokens: 59 },
        },
        result: {
          text: 'Imagine the wildest idea that you have ever had.',
          request_id: REQUEST,
        },
      },
      failed: [
        {
          ...failure(400, 'audio_too_short', 'Audio file is too short.'),
          code: 'audio_too_short',
        },
        { ...noModel, code: 'model_not_found' },
      ],
    },
  },
};
