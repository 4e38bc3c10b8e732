import type { Samples } from '@patchbay/connector-sdk/samples';

export const samples: Samples = {
  credentials: { api_key: { hook_url: 'https://hooks.zapier.com/hooks/catch/123456/sampl3/' } },
  discovered: {
    hook_base: 'https://hooks.zapier.com/hooks/catch/123456/',
    account_number: '123456',
  },
  answers: {
    connected: [{ status: 200 }, { status: 204 }, { status: 405 }],
    credential_revoked: [{ status: 410 }, { status: 404 }],
    vendor_error: [{ status: 429, json: { status: 'throttled' } }, { status: 502 }],
  },
  unreachable: {
    credential_expired: 'a hook lives as long as its Zap',
    scope_insufficient: 'a hook has no scopes',
  },
  actions: {
    post_event: {
      delivered: {
        status: 200,
        json: {
          attempt: '018f6e2a-0000-7000-8000-000000000001',
          id: '018f6e2a-0000-7000-8000-000000000001',
          request_id: '018f6e2a-0000-7000-8000-000000000001',
          status: 'success',
        },
        result: {
          request_id: '018f6e2a-0000-7000-8000-000000000001',
          vendor_state: 'success',
        },
      },
      failed: [
        { status: 413, text: 'Payload too large', code: 'too_large' },
        { status: 410, json: { status: 'error' }, code: 'hook_gone' },
      ],
    },
  },
};
