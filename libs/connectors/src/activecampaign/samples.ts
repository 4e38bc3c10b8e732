import type { Samples } from '@patchbay/connector-sdk/samples';

const contact = {
  email: 'ada@example.com',
  cdate: '2026-09-05T12:16:18-05:00',
  udate: '2026-09-05T12:16:18-05:00',
  orgid: '',
  links: {},
  id: '113',
};

export const samples: Samples = {
  credentials: { api_key: { api_key: '0a1b2c3d'.repeat(9) } },
  settings: { api_url: 'myshop.api-us1.com' },
  answers: {
    connected: {
      status: 200,
      json: {
        user: {
          username: 'admin',
          firstName: 'John',
          lastName: 'Doe',
          email: 'johndoe@activecampaign.com',
          phone: '',
          signature: null,
          links: {},
          id: '1',
        },
      },
    },
    credential_revoked: { status: 403, json: { message: 'Forbidden' } },
    vendor_error: [
      { status: 429, json: { message: 'Too Many Requests' } },
      { status: 402, json: { message: 'Payment Required' } },
      { status: 503, text: '<html>Service Unavailable</html>' },
    ],
  },
  actions: {
    upsert_contact: {
      inputs: [{ email: 'ada@example.com', list_id: '2' }],
      steps: { sync: { status: 200, json: { contact, fieldValues: [] } } },
      delivered: {
        status: 201,
        json: { fieldValues: [], contact },
        result: { contact_id: '113' },
      },
      failed: [
        {
          status: 422,
          json: {
            errors: [
              {
                title: 'Contact Email Address is not valid.',
                detail: '',
                code: 'email_invalid',
                source: { pointer: '/data/attributes/email' },
              },
            ],
          },
          code: 'email_invalid',
        },
      ],
    },
  },
  unreachable: {
    credential_expired: 'ActiveCampaign keys have no lifetime',
    scope_insufficient: 'ActiveCampaign answers a user without the right as it does a wrong key',
  },
};
