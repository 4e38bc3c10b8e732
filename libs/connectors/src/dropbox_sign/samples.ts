import type { SampleAnswer, Samples } from '@patchbay/connector-sdk/samples';

const failure = (status: number, name: string, message: string): SampleAnswer => ({
  status,
  json: { error: { error_msg: message, error_name: name } },
});

const ID = 'fa5c8a0b0f492d768749333ad6fcc214c111e967';
const URL = `https://app.hellosign.com/home/manage?guid=${ID}`;

const contract = (over: Record<string, unknown>, signature: Record<string, unknown>) => ({
  signature_request: {
    signature_request_id: ID,
    title: 'Purchase Agreement',
    original_title: 'Purchase Agreement',
    subject: 'Purchase Agreement',
    message: 'Please sign and return.',
    metadata: {},
    created_at: 1570471067,
    is_complete: false,
    is_declined: false,
    has_error: false,
    custom_fields: [],
    response_data: [],
    signing_url: null,
    signing_redirect_url: null,
    details_url: URL,
    requester_email_address: 'me@hellosign.com',
    signatures: [
      {
        signature_id: '78caf2a1d01cd39cea2bc1cbb340dac3',
        signer_email_address: 'john@example.com',
        signer_name: 'John Doe',
        signer_role: null,
        order: null,
        status_code: 'awaiting_signature',
        signed_at: null,
        last_viewed_at: null,
        last_reminded_at: null,
        has_pin: false,
        has_sms_auth: false,
        ...signature,
      },
    ],
    cc_email_addresses: [],
    ...over,
  },
});

const plan = failure(403, 'forbidden', 'A paid API plan is required to access this endpoint.');

export const samples: Samples = {
  settings: { test_mode: false },
  discovered: { oauth_state: 'sampl3state' },
  credentials: { api_key: { api_key: '5ampl3'.padEnd(64, '0a1b') } },
  answers: {
    connected: {
      status: 200,
      json: {
        account: {
          account_id: '5008b25c7f67153e57d5a357b1687968068fb465',
          email_address: 'me@dropboxsign.com',
          is_locked: false,
          is_paid_hs: true,
          is_paid_hf: false,
          quotas: { api_signature_requests_left: 1250, documents_left: null, templates_left: null },
          callback_url: null,
          role_code: null,
          locale: 'en-US',
        },
      },
    },
    scope_insufficient: failure(403, 'forbidden', 'The action is not allowed.'),
    vendor_error: [
      failure(429, 'exceeded_rate', 'Too many requests.'),
      failure(503, 'maintenance', 'The service is under maintenance.'),
      plan,
    ],
  },
  actions: {
    send_contract: {
      inputs: [
        {
          title: 'Offer',
          signers: [
            { name: 'Ada Lovelace', email: 'ada@example.com', order: 0 },
            { name: 'Bob', email: 'bob@example.com', order: 1 },
          ],
          documents: [{ url: 'https://shop.example/offer.pdf' }],
          cc: ['office@example.com'],
          metadata: { order: 'A-1042' },
        },
        {
          title: 'Offer',
          signers: [{ name: 'Ada Lovelace', email: 'ada@example.com', order: 0 }],
          documents: [{ name: 'offer.docx', content_base64: 'UEsDBA==' }],
          cc: ['office@example.com'],
          metadata: { order: 'A-1042' },
        },
      ],
      delivered: {
        status: 200,
        json: contract({ test_mode: true }, {}),
        result: { contract: ID, state: 'sent', url: URL },
      },
      failed: [
        {
          ...failure(402, 'payment_required', 'You have no signature requests left.'),
          code: 'payment_required',
        },
        { ...failure(400, 'bad_request', 'Must specify a file or file url'), code: 'bad_request' },
        { ...plan, code: 'forbidden' },
      ],
    },
    get_contract_status: {
      delivered: {
        status: 200,
        json: contract({ is_complete: true }, { status_code: 'signed', signed_at: 1346521550 }),
        result: {
          contract: ID,
          state: 'signed',
          url: URL,
          signers: [
            {
              name: 'John Doe',
              email: 'john@example.com',
              state: 'signed',
              vendor_state: 'signed',
              signed_at: '2012-09-01T17:45:50.000Z',
            },
          ],
        },
      },
      failed: [
        { ...failure(404, 'not_found', 'Not found'), code: 'not_found' },
        { ...failure(410, 'deleted', 'The resource has been deleted'), code: 'deleted' },
      ],
    },
    download_contract: {
      delivered: {
        status: 200,
        headers: { 'content-type': 'application/pdf' },
        text: '%PDF-1.7',
        result: { contract: 'fa5c8a0b0f492d768749333ad6fcc214c111e967' },
        file: { name: 'contract.pdf', media_type: 'application/pdf', base64: 'JVBERi0xLjc=' },
      },
      failed: [
        { ...failure(404, 'not_found', 'Not found'), code: 'not_found' },
        { ...failure(409, 'conflict', 'Files are still being processed'), code: 'conflict' },
      ],
    },
  },
};
