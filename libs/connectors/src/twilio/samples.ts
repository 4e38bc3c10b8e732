import type { Samples } from '@patchbay/connector-sdk/samples';

/** The account of Twilio's own examples. */
const SID = `AC${'a'.repeat(32)}`;

const failure = (status: number, code: number, message: string) => ({
  status,
  json: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status },
});

export const samples: Samples = {
  settings: { account_sid: SID, sender: `MG${'b2'.repeat(16)}` },
  credentials: {
    api_key: {
      api_key_sid: `SK${'c3'.repeat(16)}`,
      api_key_secret: 'SampleSecret0123456789abcdefghij',
    },
    basic: { auth_token: 'd4'.repeat(16) },
  },
  answers: {
    // Of an API key; what the auth token reads instead is tried beside the definition.
    connected: {
      status: 200,
      json: {
        messages: [],
        end: 0,
        first_page_uri: `/2010-04-01/Accounts/${SID}/Messages.json?To=%2B15005550006&PageSize=1&Page=0`,
        next_page_uri: null,
        page: 0,
        page_size: 1,
        previous_page_uri: null,
        start: 0,
        uri: `/2010-04-01/Accounts/${SID}/Messages.json?To=%2B15005550006&PageSize=1&Page=0`,
      },
    },
    credential_revoked: failure(401, 20003, 'Authenticate'),
    scope_insufficient: failure(401, 70051, 'Authorization Failed'),
    vendor_error: [
      failure(429, 20429, 'Too Many Requests'),
      failure(500, 20500, 'Internal Server Error'),
      failure(403, 20005, 'Account not active'),
    ],
  },
  actions: {
    send_sms: {
      inputs: [
        {
          to: '+31201234567',
          text: 'Hello',
          status_callback: 'https://shop.example/sms-status',
        },
      ],
      delivered: {
        status: 201,
        json: {
          account_sid: SID,
          body: 'Your order A-1042 is on its way.',
          direction: 'outbound-api',
          error_code: null,
          from: '+15017122661',
          num_segments: '1',
          sid: `SM${'e5'.repeat(16)}`,
          status: 'queued',
          to: '+31201234567',
        },
        result: { message: `SM${'e5'.repeat(16)}`, status: 'queued' },
      },
      failed: [
        { ...failure(400, 21211, "Invalid 'To' Phone Number"), code: '21211' },
        { ...failure(400, 21610, 'Attempt to send to unsubscribed recipient'), code: '21610' },
        { ...failure(403, 21408, 'Permission to send an SMS has not been enabled'), code: '21408' },
      ],
    },
  },
  unreachable: { credential_expired: 'neither keys nor tokens of Twilio have a lifetime' },
};
