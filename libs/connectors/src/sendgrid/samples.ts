import type { Samples } from '@patchbay/connector-sdk/samples';

const failure = (status: number, message: string, field: string | null = null) => ({
  status,
  json: { errors: [{ message, field, help: null }] },
});

export const samples: Samples = {
  credentials: { api_key: { api_key: `SG.${'sample'.repeat(3)}AbCd.${'sample'.repeat(7)}A` } },
  settings: { sender_email: 'shop@example.com', sender_name: 'MyShop' },
  answers: {
    connected: { status: 200, json: { username: 'myshop', user_id: 1234567 } },
    credential_revoked: [
      failure(401, 'authorization required'),
      failure(401, 'The provided authorization grant is invalid, expired, or revoked'),
    ],
    scope_insufficient: failure(403, 'access forbidden'),
    vendor_error: [failure(429, 'too many requests'), failure(500, 'internal server error')],
  },
  actions: {
    send_email: {
      inputs: [
        {
          to: [{ email: 'ada@example.com' }],
          cc: [{ email: 'cc@example.com' }],
          bcc: [{ email: 'bcc@example.com' }],
          reply_to: { email: 'help@example.com' },
          template_id: 'd-0123456789abcdef0123456789abcdef',
          params: { order: 'A-1042' },
        },
      ],
      delivered: {
        status: 202,
        headers: { 'x-message-id': '14c5d75ce93.dfd.64b469' },
        text: '',
        result: { message: '14c5d75ce93.dfd.64b469' },
      },
      failed: [
        {
          ...failure(403, 'The from address does not match a verified Sender Identity.', 'from'),
          code: 'from',
        },
        {
          ...failure(400, 'Does not contain a valid address.', 'personalizations.0.to.0.email'),
          code: 'personalizations.0.to.0.email',
        },
      ],
    },
    upsert_contact: {
      inputs: [
        {
          email: 'ada@example.com',
          phone: '+31201234567',
          external_id: 'c-1',
          city: 'London',
          postal_code: 'W1',
          country: 'GB',
          list_ids: ['49eeb4d9-0065-4f6a-a7d8-dfd039b77e0f'],
        },
      ],
      delivered: {
        status: 202,
        json: { job_id: '8a6cfe1c-5d4b-4d8f-9c1a-2f3b4c5d6e7f' },
        result: { job: '8a6cfe1c-5d4b-4d8f-9c1a-2f3b4c5d6e7f' },
      },
      failed: [
        {
          status: 400,
          json: {
            errors: [{ message: 'email is invalid', field: 'contacts[0].email', error_id: 'e' }],
          },
          code: 'contacts[0].email',
        },
      ],
    },
  },
  unreachable: { credential_expired: 'SendGrid keys have no lifetime' },
};
