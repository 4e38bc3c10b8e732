import type { Samples } from '@patchbay/connector-sdk/samples';

const refused = (code: string, message: string, status = 400) => ({
  status,
  json: { code, message },
  code,
});

export const samples: Samples = {
  credentials: { api_key: { api_key: `xkeysib-${'a1'.repeat(32)}-Sample0123456789` } },
  answers: {
    connected: {
      status: 200,
      json: { email: 'john.smith@example.com', companyName: 'MyShop', plan: [], relay: {} },
    },
    credential_revoked: { status: 401, json: { code: 'unauthorized', message: 'Key not found' } },
    scope_insufficient: {
      status: 403,
      json: { code: 'permission_denied', message: 'Permission denied' },
    },
    vendor_error: {
      status: 429,
      headers: { 'x-sib-ratelimit-reset': '12' },
      json: { code: 'too_many_requests', message: 'Rate limit exceeded' },
    },
  },
  unreachable: { credential_expired: 'Brevo keys have no lifetime' },
  actions: {
    send_email: {
      inputs: [
        {
          to: [{ email: 'ada@example.com' }],
          cc: [{ email: 'c@example.com' }],
          bcc: [{ email: 'b@example.com' }],
          reply_to: { email: 'shop@example.com', name: 'Shop' },
          template_id: 3,
          params: { order: 'A-1042' },
        },
      ],
      delivered: {
        status: 201,
        json: { messageId: '<201798300811.5787683@smtp-relay.sendinblue.com>' },
        result: { message: '<201798300811.5787683@smtp-relay.sendinblue.com>' },
      },
      failed: [
        refused('invalid_parameter', 'sender email is not valid'),
        refused('not_enough_credits', 'Not enough credits', 402),
      ],
    },
    upsert_contact: {
      inputs: [{ email: 'ada@example.com', ext_id: 'c-1' }],
      delivered: { status: 201, json: { id: 21 }, result: { contact_id: '21' } },
      failed: [refused('invalid_parameter', 'Invalid phone number')],
    },
  },
};
