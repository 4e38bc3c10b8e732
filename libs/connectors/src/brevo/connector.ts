import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { header } from '@patchbay/connector-sdk/auth/inject';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { keyField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { accountOf } from './account.ts';
import { readError } from './errors.ts';
import { samples } from './samples.ts';
import { sendEmail } from './send-email.ts';
import { upsertContact } from './upsert-contact.ts';

export default defineConnector({
  slug: 'brevo',
  name: 'Brevo',
  family: 'email',
  icon: 'brevo',
  description: 'Transactional e-mail and contacts.',
  keywords: ['newsletter', 'mail', 'sendinblue', 'campaign', 'subscriber'],
  preparation: { account: 'administrator', minutes: 5 },
  sources: [
    'https://developers.brevo.com/docs/getting-started',
    'https://developers.brevo.com/reference/getaccount',
    'https://developers.brevo.com/reference/sendtransacemail',
    'https://developers.brevo.com/reference/createcontact',
    'https://developers.brevo.com/docs/api-limits',
    'https://developers.brevo.com/docs/limit-headers',
    'https://developers.brevo.com/docs/heterogenous-versions-batch-emails',
  ],
  auth: [
    apiKey({
      fields: z.strictObject({
        api_key: keyField({
          title: 'API key',
          placeholder: 'xkeysib-…',
          help: [
            'Sign in to Brevo and open Settings › SMTP & API › API Keys.',
            'Choose Generate a new API key and name it Patchbay.',
            'If you restrict it, allow Account (read), Transactional email and Contacts (read/write).',
            'Copy the key, which is shown only once, and paste it here.',
          ],
          helpUrl: 'https://app.brevo.com/settings/keys/api',
        })
          .refine(
            (key) => !key.startsWith('xsmtpsib-'),
            'is an SMTP key, which only mail programs can use; create one under API Keys',
          )
          .refine((key) => key.startsWith('xkeysib-'), 'must begin with xkeysib-'),
      }),
      inject: header('api-key', 'api_key'),
    }),
  ],
  baseUrl: 'https://api.brevo.com/v3',
  test: {
    request: () => ({ method: 'GET', path: '/account' }),
    account: accountOf,
  },
  actions: { send_email: sendEmail, upsert_contact: upsertContact },
  // The contacts' limit, the lower of the two; mail may flow a hundred times faster.
  rateLimit: { requests: 10, perMs: 1000 },
  readError,
  samples,
});
