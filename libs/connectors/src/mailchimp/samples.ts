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
  actions: {
    upsert_contact: {
      inputs: [{ email: 'ada@example.com', status: 'subscribed', audience_id: 'b1' }],
      delivered: {
        status: 200,
        json: {
          id: '9e26b8ff4c2ee95f8d4ac5aee0d1d5f1',
          email_address: 'ada@example.com',
          unique_email_id: '5aa9d4f5f1',
          contact_id: '0f1b2c3d4e5f60718293a4b5c6d7e8f9',
          full_name: 'Ada Lovelace',
          status: 'subscribed',
          merge_fields: { FNAME: 'Ada', LNAME: 'Lovelace', PHONE: '' },
          list_id: 'a1b2c3d4e5',
        },
        result: { contact_id: '9e26b8ff4c2ee95f8d4ac5aee0d1d5f1', status: 'subscribed' },
      },
      failed: [
        { ...problem(400, 'Invalid Resource'), code: 'invalid_resource' },
        { ...problem(400, 'Member In Compliance State'), code: 'member_in_compliance_state' },
        { ...problem(404, 'Resource Not Found'), code: 'resource_not_found' },
      ],
    },
  },
  unreachable: { credential_expired: 'neither keys nor tokens of Mailchimp have a lifetime' },
};
