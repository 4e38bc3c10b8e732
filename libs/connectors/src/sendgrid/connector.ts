import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { bearer } from '@patchbay/connector-sdk/auth/inject';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { keyField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { senderSettings } from '../_email/sender.ts';
import { accountOf } from './account.ts';
import { readError } from './errors.ts';
import { baseUrl, regionField } from './region.ts';
import { samples } from './samples.ts';
import { sendEmail } from './send-email.ts';
import { upsertContact } from './upsert-contact.ts';

export default defineConnector({
  slug: 'sendgrid',
  name: 'SendGrid',
  family: 'email',
  description: 'Transactional e-mail and marketing contacts.',
  keywords: ['mail', 'newsletter', 'transactional', 'twilio', 'campaign', 'subscriber'],
  preparation: { account: 'administrator', minutes: 5 },
  sources: [
    'https://www.twilio.com/docs/sendgrid/api-reference/mail-send/mail-send',
    'https://www.twilio.com/docs/sendgrid/api-reference/contacts/add-or-update-a-contact',
    'https://www.twilio.com/docs/sendgrid/api-reference/users-api/retrieve-your-username',
    'https://www.twilio.com/docs/sendgrid/api-reference/how-to-use-the-sendgrid-v3-api/errors',
    'https://www.twilio.com/docs/sendgrid/api-reference/how-to-use-the-sendgrid-v3-api/rate-limits',
    'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys',
  ],
  auth: [
    apiKey({
      fields: z.strictObject({
        api_key: keyField({
          title: 'API key',
          placeholder: 'SG.…',
          help: [
            'Sign in to SendGrid and open Settings › API Keys.',
            'Choose Create API Key, name it Patchbay and choose Restricted Access.',
            'Allow Mail Send, Marketing and, under User Account, reading the username.',
            'Copy the key, which is shown only once, and paste it here.',
          ],
          helpUrl: 'https://app.sendgrid.com/settings/api_keys',
          mistakes: [
            {
              looksLike: /^(?:AC|SK)[0-9a-fA-F]{32}$/,
              message: 'is a SID of Twilio; a key of SendGrid begins with SG.',
            },
          ],
        }).regex(/^SG\.[\w-]+\.[\w-]+$/, 'must begin with SG. and have two parts after it'),
      }),
      inject: bearer('api_key'),
    }),
  ],
  settings: z.strictObject({ ...senderSettings, region: regionField }),
  baseUrl,
  test: {
    requiredScopes: ['user.username.read'],
    request: () => ({ method: 'GET', path: '/v3/user/username' }),
    account: accountOf,
  },
  actions: { send_email: sendEmail, upsert_contact: upsertContact },
  // Each endpoint has a limit of its own, which X-RateLimit-Remaining and -Reset tell.
  readError,
  samples,
});
