import type { SampleAnswer, Samples } from '@patchbay/connector-sdk/samples';

const failure = (status: number, code: string, message: string): SampleAnswer => ({
  status,
  json: { detail: { status: code, message } },
});

const noQuota = failure(
  401,
  'quota_exceeded',
  'This request exceeds your quota. You have 10 credits remaining.',
);

export const samples: Samples = {
  settings: { region: 'eu', voice: 'JBFqnCBsd6RMkjVDRZzb' },
  credentials: { api_key: { api_key: `sk_${'0a1b'.repeat(12)}` } },
  answers: {
    connected: {
      status: 200,
      json: {
        user_id: 'Vq1J0a9sample',
        subscription: { tier: 'creator', character_count: 17231, character_limit: 100000 },
        is_new_user: false,
        can_use_delayed_payment_methods: false,
        is_onboarding_completed: true,
        is_onboarding_checklist_completed: true,
        first_name: 'Ada',
        is_api_key_hashed: true,
        xi_api_key_preview: '…0a1b',
        created_at: 1753999199,
      },
    },
    credential_revoked: [
      failure(401, 'invalid_api_key', 'Invalid API key'),
      {
        status: 401,
        json: {
          detail: {
            type: 'authentication_error',
            code: 'invalid_api_key',
            message: 'Invalid API key',
            status: 'invalid_api_key',
          },
        },
      },
    ],
    scope_insufficient: failure(
      401,
      'missing_permissions',
      'The API key you used is missing the permission user_read to execute this operation.',
    ),
    vendor_error: [
      failure(429, 'too_many_concurrent_requests', 'Too many concurrent requests.'),
      failure(429, 'system_busy', 'We are experiencing heavy traffic right now.'),
    ],
  },
  unreachable: { credential_expired: 'ElevenLabs keys have no lifetime' },
  actions: {
    synthesize_speech: {
      inputs: [{ text: 'Hello' }, { text: 'Hello', format: 'opus', model: 'eleven_flash_v2_5' }],
      delivered: {
        status: 200,
        headers: {
          'content-type': 'audio/mpeg',
          'content-length': '3',
          'request-id': 'BBvSmpyQ1sample',
          'x-character-count': '19',
        },
        text: 'ID3',
        result: {
          content_type: 'audio/mpeg',
          bytes: 3,
          request_id: 'BBvSmpyQ1sample',
          characters: 19,
        },
        file: { name: 'speech.mp3', media_type: 'audio/mpeg', base64: 'SUQz' },
      },
      failed: [
        { ...failure(404, 'voice_not_found', 'A voice was not found.'), code: 'voice_not_found' },
        { ...noQuota, code: 'quota_exceeded' },
        {
          status: 422,
          json: { detail: [{ loc: ['body', 'text'], msg: 'Field required', type: 'missing' }] },
          code: 'missing',
        },
      ],
    },
    transcribe: {
      inputs: [
        { audio_base64: 'SUQzBAA=', content_type: 'audio/mpeg' },
        { audio_base64: 'UklGRg==', content_type: 'audio/wav', language: 'deu' },
      ],
      delivered: {
        status: 200,
        json: {
          language_code: 'en',
          language_probability: 0.98,
          text: 'Hello world!',
          words: [{ text: 'Hello', start: 0, end: 0.5, type: 'word', speaker_id: 'speaker_1' }],
          transcription_id: 'tr_sample',
        },
        result: { text: 'Hello world!', language: 'en', request_id: 'tr_sample' },
      },
      failed: [
        {
          ...failure(400, 'invalid_content', 'File upload is corrupted.'),
          code: 'invalid_content',
        },
        { ...noQuota, code: 'quota_exceeded' },
      ],
    },
  },
};
