import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { bearer } from '@patchbay/connector-sdk/auth/inject';
import { oauth2 } from '@patchbay/connector-sdk/auth/oauth2';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { z } from 'zod';
import { metaBundle } from '../_meta/bundle.ts';
import { graphOf, VERSIONS } from '../_meta/graph.ts';
import { facebookOAuth } from '../_meta/oauth.ts';
import { readUsage } from '../_meta/read-usage.ts';
import { systemUserToken } from '../_meta/system-user-token.ts';
import { readError } from './errors.ts';
import { accountOf, FIELDS, phoneNumberId, phoneNumberOf } from './phone-number.ts';
import { samples } from './samples.ts';
import { MANAGEMENT, MESSAGING, scopes } from './scopes.ts';
import { sendMessage } from './send-message.ts';

export default defineConnector({
  slug: 'whatsapp',
  name: 'WhatsApp',
  family: 'messaging',
  icon: 'whatsapp',
  description: 'Messages and templates from a WhatsApp Business number.',
  keywords: ['chat', 'message', 'meta', 'cloud api', 'template', 'notification'],
  preparation: { account: 'developer', minutes: 20 },
  sources: [
    'https://developers.facebook.com/docs/whatsapp/cloud-api/get-started',
    'https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages',
    'https://developers.facebook.com/docs/whatsapp/business-management-api/manage-phone-numbers',
    'https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes',
    'https://developers.facebook.com/docs/whatsapp/cloud-api/overview',
    'https://developers.facebook.com/docs/graph-api/changelog',
  ],
  auth: [
    apiKey({
      label: 'System user',
      fields: z.strictObject({
        access_token: systemUserToken(
          [MANAGEMENT, MESSAGING],
          'the app and the WhatsApp account with full control',
        ),
      }),
      inject: bearer('access_token'),
    }),
    oauth2({ ...facebookOAuth, scopes }),
  ],
  settings: z.strictObject({ phone_number_id: phoneNumberId }),
  baseUrl: graphOf,
  versions: VERSIONS,
  bundle: metaBundle,
  test: {
    requiredScopes: [MANAGEMENT],
    request: (context) => ({
      method: 'GET',
      path: '/{phone_number_id}',
      params: { phone_number_id: phoneNumberOf(context) },
      query: { fields: FIELDS },
    }),
    account: accountOf,
  },
  actions: { send_message: sendMessage },
  // Of a number, unless WhatsApp raised it to a thousand.
  rateLimit: { requests: 80, perMs: 1000 },
  readLimit: readUsage,
  readError,
  samples,
});
