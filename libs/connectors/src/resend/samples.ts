import type { Samples } from '@patchbay/connector-sdk/samples';

const failure = (statusCode: number, name: string, message: string) => ({
  status: statusCode,
  json: { statusCode, name, message },
});

const contact = {
  object: 'contact',
  id: '479e3145-dd38-476b-932c-529ceb705947',
};

export const samples: Samples = {
  credentials: { api_key: { api_key: 're_Sample01_0123456789abcdefghijklm' } },
  settings: { sender_email: 'shop@example.com', sender_name: 'MyShop' },
  answers: {
    connected: [
      {
        status: 200,
        json: {
          object: 'list',
          has_more: false,
          data: [
            {
              id: 'd91cd9bd-1176-453e-8fc1-35364d380206',
              name: 'example.com',
              status: 'verified',
              created_at: '2026-04-26T20:21:26.347412+00:00',
              region: 'eu-west-1',
            },
          ],
        },
      },
      { status: 200, json: { object: 'list', has_more: false, data: [] } },
    ],
    credential_revoked: [
      failure(403, 'invalid_api_key', 'API key is invalid'),
      failure(401, 'missing_api_key', 'Missing API key in the authorization header.'),
    ],
    scope_insufficient: failure(
      401,
      'restricted_api_key',
      'This API key is restricted to only send emails.',
    ),
    vendor_error: [
      failure(429, 'rate_limit_exceeded', 'Too many requests.'),
      failure(500, 'internal_server_error', 'An unexpected error occurred.'),
    ],
  },
  actions: {
    send_email: {
      inputs: [
        {
          to: [{ email: 'ada@example.com' }],
          cc: [{ email: 'cc@example.com' }],
          bcc: [{ email: 'bcc@example.com' }],
          reply_to: { email: 'help@example.com', name: 'Help, please' },
          subject: 'Welcome',
          template_id: 'b7f9c2e1-1234-4abc-9def-567890abcdef',
          params: { PRODUCT: 'Bell', PRICE: 14.99 },
        },
      ],
      delivered: {
        status: 200,
        json: { id: '49a3999c-0ce1-4ea6-ab68-afcd6dc2e794' },
        result: { message: '49a3999c-0ce1-4ea6-ab68-afcd6dc2e794' },
      },
      failed: [
        {
          ...failure(422, 'missing_required_field', 'The request body is missing a field.'),
          code: 'missing_required_field',
        },
        {
          ...failure(403, 'validation_error', 'You can only send testing emails to your own.'),
          code: 'validation_error',
        },
        {
          ...failure(409, 'invalid_idempotent_request', 'Same key, different request payload.'),
          code: 'invalid_idempotent_request',
        },
      ],
    },
    upsert_contact: {
      inputs: [{ email: 'ada@example.com', unsubscribed: true }],
      steps: { find: { status: 200, json: { ...contact, email: 'ada@example.com' } } },
      delivered: { status: 200, json: contact, result: { contact_id: contact.id } },
      failed: [
        {
          ...failure(422, 'validation_error', 'The property is unknown.'),
          code: 'validation_error',
        },
      ],
    },
  },
};
