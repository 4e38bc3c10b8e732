import type { Samples } from '@patchbay/connector-sdk/samples';

const failure = (status: number, ErrorCode: number, Message: string) => ({
  status,
  json: { ErrorCode, Message },
});

export const samples: Samples = {
  credentials: { api_key: { server_token: '00000000-1111-2222-3333-444444444444' } },
  settings: { sender_email: 'shop@example.com', sender_name: 'MyShop' },
  answers: {
    connected: [
      {
        status: 200,
        json: {
          ID: 1,
          Name: 'Staging Testing',
          ApiTokens: ['00000000-1111-2222-3333-444444444444'],
          Color: 'red',
          SmtpApiActivated: true,
          DeliveryType: 'Live',
          ServerLink: 'https://postmarkapp.com/servers/1/streams',
        },
      },
      { status: 200, json: { ID: 2, Name: 'Trial', ApiTokens: [], DeliveryType: 'Sandbox' } },
    ],
    credential_revoked: failure(401, 10, 'Request does not contain a valid Server token.'),
    vendor_error: [
      failure(429, 429, 'Rate limit exceeded.'),
      failure(503, 100, 'Maintenance.'),
      { status: 403, text: '<html><head><title>403 Forbidden</title></head></html>' },
    ],
  },
  actions: {
    send_email: {
      inputs: [
        {
          to: [{ email: 'ada@example.com' }, { email: 'bob@example.com', name: 'Bob, jr' }],
          cc: [{ email: 'cc@example.com' }],
          bcc: [{ email: 'bcc@example.com' }],
          reply_to: { email: 'help@example.com' },
          template_id: '1234567',
          params: { order: 'A-1042' },
        },
        { to: [{ email: 'ada@example.com' }], template_id: 'welcome', stream: 'broadcast' },
      ],
      delivered: {
        status: 200,
        json: {
          To: 'ada@example.com',
          SubmittedAt: '2026-02-17T07:25:01.4178645-05:00',
          MessageID: '0a129aee-e1cd-480d-b08d-4f48548ff48d',
          ErrorCode: 0,
          Message: 'OK',
        },
        result: { message: '0a129aee-e1cd-480d-b08d-4f48548ff48d' },
      },
      failed: [
        { ...failure(422, 300, "Invalid 'To' address."), code: '300' },
        { ...failure(422, 406, 'The recipient has been marked as inactive.'), code: '406' },
        { ...failure(422, 412, 'The account is pending approval.'), code: '412' },
      ],
    },
  },
  unreachable: {
    credential_expired: 'Postmark tokens have no lifetime',
    scope_insufficient: 'a server token may do everything that its server can',
  },
};
