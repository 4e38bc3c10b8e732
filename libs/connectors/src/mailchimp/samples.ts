import type { Samples } from '@patchbay/connector-sdk/samples';

const problem = (status: number, title: string) => ({
  status,
  json: {
    type: 'https://mailchimp.com/developer/marketing/docs/errors/',
    title,
    status,
    detail: 'Sample.',
    instance: '995c5cb0-3280-4a6e-808b-3b096d0bb219',
  },
});

export const samples: Samples = {
  credentials: { api_key: { api_key: `${'0a1b'.repeat(8)}-us6` } },
  settings: { audience_id: 'a1b2c3d4e5' },
  discovered: { dc: 'us6' },
  answers: {
    connected: {
      status: 200,
      json: { account_id: '8d3a3db4d97663a9074efcc16', account_name: "Freddie's Jokes" },
    },
    credential_revoked: [problem(401, 'API Key Invalid'), problem(403, 'User Disabled')],
    scope_insufficient: problem(403, 'Forbidden'),
    vendor_error: [problem(429, 'Too Many Requests'), { status: 403, text: '<h1>Blocked</h1>' }],
  },
  unreachable: { credential_expired: 'neither keys nor tokens of Mailchimp have a lifetime' },
};
