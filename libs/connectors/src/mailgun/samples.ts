import type { Samples } from '@patchbay/connector-sdk/samples';

export const samples: Samples = {
  credentials: { api_key: { api_key: `${'0a1b2c3d'.repeat(4)}-0a1b2c3d-4e5f6a7b` } },
  settings: {
    domain: 'mg.example.com',
    region: 'us',
    sender_email: 'shop@mg.example.com',
    sender_name: 'MyShop',
    mailing_list: 'news@mg.example.com',
  },
  answers: {
    connected: [
      {
        status: 200,
        json: {
          domain: {
            id: '5f1f6e4c0f1b2a3c4d5e6f70',
            name: 'mg.example.com',
            state: 'active',
            type: 'custom',
            is_disabled: false,
            created_at: 'Wed, 10 Jul 2026 19:26:13 GMT',
          },
          receiving_dns_records: [],
          sending_dns_records: [],
        },
      },
    ],
    credential_revoked: [
      { status: 401, text: 'Forbidden' },
      { status: 401, json: { message: 'Invalid private key' } },
    ],
    scope_insufficient: { status: 403, text: 'Forbidden' },
    vendor_error: [
      { status: 404, json: { message: 'Domain not found' } },
      { status: 429, json: { message: 'too many requests' } },
      { status: 500, json: { message: 'Internal Server Error' } },
    ],
  },
  actions: {
    send_email: {
      inputs: [
        {
          to: [{ email: 'ada@example.com' }, { email: 'bob@example.com' }],
          cc: [{ email: 'cc@example.com' }],
          bcc: [{ email: 'bcc@example.com' }],
          reply_to: { email: 'help@example.com' },
          template_id: 'welcome',
          params: { order: 'A-1042' },
        },
      ],
      delivered: {
        status: 200,
        json: {
          id: '<20261122203603.123456789@mg.example.com>',
          message: 'Queued. Thank you.',
        },
        result: { message: '<20261122203603.123456789@mg.example.com>' },
      },
      failed: [
        {
          status: 400,
          json: { message: "'to' parameter is not a valid address. please check documentation" },
          code: '400',
        },
        { status: 404, json: { message: 'Domain not found: mg.example.com' }, code: '404' },
      ],
    },
    upsert_contact: {
      inputs: [{ email: 'ada@example.com', variables: { plan: 'gold' }, subscribed: false }],
      delivered: {
        status: 200,
        json: {
          member: {
            address: 'ada@example.com',
            name: 'Ada Lovelace',
            subscribed: true,
            vars: { company: 'Analytical Engines' },
          },
          message: 'Mailing list member has been created',
        },
      },
      failed: [
        {
          status: 404,
          json: { message: 'Mailing list news@mg.example.com not found' },
          code: '404',
        },
      ],
    },
  },
  unreachable: { credential_expired: 'a key that ended is answered like an unknown one' },
};
