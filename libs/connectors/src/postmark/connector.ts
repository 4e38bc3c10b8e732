import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { header } from '@patchbay/connector-sdk/auth/inject';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { keyField, textField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { senderSettings } from '../_email/sender.ts';
import { accountOf } from './account.ts';
import { readError } from './errors.ts';
import { samples } from './samples.ts';
import { sendEmail } from './send-email.ts';

export default defineConnector({
  slug: 'postmark',
  name: 'Postmark',
  family: 'email',
  description: 'Transactional e-mail.',
  keywords: ['mail', 'transactional', 'template', 'receipt'],
  preparation: { account: 'member', minutes: 3 },
  sources: [
    'https://postmarkapp.com/developer/api/overview',
    'https://postmarkapp.com/developer/api/server-api',
    'https://postmarkapp.com/developer/api/email-api',
    'https://postmarkapp.com/developer/api/templates-api',
    'https://postmarkapp.com/support/article/getting-a-403-that-doesnt-look-like-a-postmark-error',
  ],
  auth: [
    apiKey({
      fields: z.strictObject({
        server_token: keyField({
          title: 'Server API token',
          placeholder: '00000000-0000-0000-0000-000000000000',
          help: [
            'Sign in to Postmark and open the server that sends your e-mail.',
            'Open its tab API Tokens. The tokens under Account are others and do not serve.',
            'Copy the Server API token and paste it here.',
          ],
          helpUrl: 'https://account.postmarkapp.com/servers',
          mistakes: [
            {
              looksLike: /^POSTMARK_API_TEST$/,
              message: 'is the token for trying, which no server has; use a sandbox server instead',
            },
          ],
        }),
      }),
      inject: header('X-Postmark-Server-Token', 'server_token'),
    }),
  ],
  settings: z.strictObject({
    ...senderSettings,
    message_stream: textField({
      title: 'Message stream',
      description: 'Where e-mail goes unless a delivery names another: its identifier.',
      placeholder: 'outbound',
      maxLength: 100,
    }).default('outbound'),
  }),
  baseUrl: 'https://api.postmarkapp.com',
  headers: { accept: 'application/json' },
  test: {
    request: () => ({ method: 'GET', path: '/server' }),
    account: accountOf,
  },
  actions: { send_email: sendEmail },
  // Postmark publishes no rate.
  readError,
  samples,
});
