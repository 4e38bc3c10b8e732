import type { Samples } from '@patchbay/connector-sdk/samples';
import { failure, refusals, tokenErrors } from '../_meta/sample-answers.ts';

const WAMID = 'wamid.HBgLMTY1MDM4Nzk0MzkVAgARGBJDQjZCMzlEQUE4OTJBMTE4RTUA';

export const samples: Samples = {
  credentials: { api_key: { access_token: `EAA${'Sample01'.repeat(8)}` } },
  settings: { phone_number_id: '106540352242922' },
  answers: {
    ...refusals,
    connected: {
      status: 200,
      json: {
        id: '106540352242922',
        display_phone_number: '+1 650-555-1234',
        verified_name: 'Lucky Shrub',
        account_mode: 'LIVE',
      },
    },
    credential_revoked: [
      ...refusals.credential_revoked,
      failure(401, 0, 'We were unable to authenticate the app user'),
    ],
    scope_insufficient: [
      failure(403, 10, '(#10) Application does not have permission for this action'),
      failure(403, 200, '(#200) Requires whatsapp_business_management permission'),
      failure(403, 131005, '(#131005) Access denied'),
    ],
    vendor_error: [
      failure(429, 130429, '(#130429) Rate limit hit'),
      failure(500, 131000, '(#131000) Something went wrong'),
      failure(400, 100, '(#100) Unsupported get request.', 33),
    ],
  },
  actions: {
    send_message: {
      inputs: [
        {
          to: '31201234567',
          template: { name: 'order_update', language: 'en_US', parameters: ['Ada', 'A-1042'] },
        },
        {
          to: '+31201234567',
          template: { name: 'order_update', language: 'nl', parameters: { customer: 'Ada' } },
        },
        { to: '+31201234567', text: 'See https://example.com', preview_url: true, reply_to: WAMID },
        { to: '+31201234567', template: { name: 'hello_world', language: 'en_US' } },
      ],
      delivered: {
        status: 200,
        json: {
          messaging_product: 'whatsapp',
          contacts: [{ input: '+31201234567', wa_id: '31201234567' }],
          messages: [{ id: WAMID, message_status: 'accepted' }],
        },
        result: { message: WAMID, status: 'accepted' },
      },
      failed: [
        {
          ...failure(400, 131047, '(#131047) Re-engagement message'),
          code: '131047',
        },
        {
          ...failure(404, 132001, '(#132001) Template name does not exist in the translation'),
          code: '132001',
        },
        {
          ...failure(400, 131030, '(#131030) Recipient phone number not in allowed list'),
          code: '131030',
        },
      ],
    },
  },
  tokenErrors,
};
