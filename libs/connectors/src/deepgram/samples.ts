import type { SampleAnswer, Samples } from '@patchbay/connector-sdk/samples';

const REQUEST = '8d2d2fcb-4ac1-4e0a-9b9f-2f6a5c8a1e11';

const failure = (status: number, code: string, message: string): SampleAnswer => ({
  status,
  json: { err_code: code, err_msg: message, request_id: REQUEST },
});

const noCredits = failure(
  402,
  'ASR_PAYMENT_REQUIRED',
  'Project does not have enough credits for an ASR request and does not have an overage agreement.',
);
const noModel = failure(
  403,
  'INSUFFICIENT_PERMISSIONS',
  'Project does not have access to the requested model.',
);

export const samples: Samples = {
  credentials: { api_key: { api_key: '5a3f'.repeat(10) } },
  answers: {
    connected: {
      status: 200,
      json: { projects: [{ project_id: '0f1e2d3c-sample', name: 'My project' }] },
    },
    credential_revoked: [
      failure(401, 'INVALID_AUTH', 'Invalid credentials.'),
      {
        status: 401,
        json: { category: 'INVALID_AUTH', message: 'Invalid credentials.', request_id: REQUEST },
      },
    ],
    scope_insufficient: failure(
      403,
      'FORBIDDEN',
      'User does not have sufficient permissions: project:read',
    ),
    vendor_error: [
      failure(429, 'TOO_MANY_REQUESTS', 'Too many requests. Please try again later'),
      { status: 504, text: '' },
    ],
  },
  unreachable: {
    credential_expired: 'Deepgram refuses a key past its end in the same words as a deleted one',
  },
  actions: {
    synthesize_speech: {
      inputs: [
        { text: 'Hello' },
        { text: 'Hello', format: 'wav' },
        { text: 'Hello', format: 'opus' },
        { text: 'Hello', format: 'flac', voice: 'aura-2-lara-de' },
      ],
      delivered: {
        status: 200,
        headers: {
          'content-type': 'audio/mpeg',
          'dg-request-id': REQUEST,
          'dg-model-name': 'aura-2-thalia-en',
          'dg-char-count': '19',
        },
        text: 'ID3',
        result: { content_type: 'audio/mpeg', request_id: REQUEST, characters: 19 },
        file: { name: 'speech.mp3', media_type: 'audio/mpeg', base64: 'SUQz' },
      },
      failed: [
        { ...failure(400, 'Bad Request', 'Unsupported audio format'), code: 'Bad_Request' },
        { ...noModel, code: 'INSUFFICIENT_PERMISSIONS' },
      ],
    },
    transcribe: {
      inputs: [
        { audio_base64: 'SUQzBAA=', content_type: 'audio/mpeg' },
        { audio_base64: 'SUQzBAA=' },
        { audio_url: 'https://shop.example/call.mp3', model: 'nova-2' },
      ],
      delivered: {
        status: 200,
        json: {
          metadata: {
            transaction_key: 'deprecated',
            request_id: REQUEST,
            sha256: '154e291ecfa8be6ab8343560bcc109008fa7853eb5372533e8efdefc9b504c33',
            created: '2026-02-06T19:56:16.180Z',
            duration: 25.933313,
            channels: 1,
            models: ['30089e05-99d1-4376-b32e-c263170674af'],
            model_info: {},
          },
          results: {
            channels: [
              {
                detected_language: 'en',
                alternatives: [
                  { transcript: 'Yeah. As much as it is worth.', confidence: 0.999, words: [] },
                ],
              },
            ],
          },
        },
        result: {
          text: 'Yeah. As much as it is worth.',
          language: 'en',
          duration_s: 25.933313,
          request_id: REQUEST,
        },
      },
      failed: [
        { ...noCredits, code: 'ASR_PAYMENT_REQUIRED' },
        {
          ...failure(400, 'Bad Request', 'failed to process audio: corrupt or unsupported data'),
          code: 'Bad_Request',
        },
        { ...noModel, code: 'INSUFFICIENT_PERMISSIONS' },
      ],
    },
  },
};
