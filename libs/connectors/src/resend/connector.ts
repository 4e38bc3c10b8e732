import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { bearer } from '@patchbay/connector-sdk/auth/inject';
import { oauth2 } from '@patchbay/connector-sdk/auth/oauth2';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { keyField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { senderSettings } from '../_email/sender.ts';
import { accountOf } from './account.ts';
import { readError } from './errors.ts';
import { samples } from './samples.ts';
import { FULL_ACCESS, scopes } from './scopes.ts';
import { sendEmail } from './send-email.ts';
import { upsertContact } from './upsert-contact.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

export default defineConnector({
  slug: 'resend',
  name: 'Resend',
  family: 'email',
  icon: 'resend',
  description: 'Transactional e-mail and contacts.',
  keywords: ['mail', 'newsletter', 'transactional', 'broadcast', 'subscriber'],
  preparation: { account: 'administrator', minutes: 5 },
  sources: [
    'https://resend.com/docs/api-reference/introduction',
    'https://resend.com/docs/api-reference/errors',
    'https://resend.com/docs/api-reference/rate-limit',
    'https://resend.com/docs/api-reference/emails/send-email',
    'https://resend.com/docs/api-reference/contacts/create-contact',
    'https://resend.com/docs/dashboard/emails/idempotency-keys',
    'https://resend.com/docs/api-reference/oauth/authorize',
    'https://resend.com/docs/api-reference/oauth/token',
    'https://resend.com/docs/api-reference/oauth/revoke',
  ],
  auth: [
    apiKey({
      fields: z.strictObject({
        api_key: keyField({
          title: 'API key',
          placeholder: 're_…',
          help: [
            'Sign in to Resend and open API Keys.',
            'Choose Create API Key and name it Patchbay.',
            'Choose Full access: a key for sending only cannot tell which account it belongs to.',
            'Copy the key, which is shown only once, and paste it here.',
          ],
          helpUrl: 'https://resend.com/api-keys',
          mistakes: [
            {
              looksLike: /^whsec_/,
              message: 'is the signing secret of a webhook; use a key from API Keys (re_…)',
            },
          ],
        }).refine((key) => key.startsWith('re_'), 'must begin with re_'),
      }),
      inject: bearer('api_key'),
    }),
    oauth2({
      authorizeUrl: 'https://api.resend.com/oauth/authorize',
      tokenUrl: 'https://api.resend.com/oauth/token',
      revokeUrl: 'https://api.resend.com/oauth/revoke',
      scopes,
      // Sixty days from whenever it was last issued; every use issues another.
      refreshTokenIdleMs: 60 * DAY_MS,
    }),
  ],
  settings: z.strictObject(senderSettings),
  baseUrl: 'https://api.resend.com',
  test: {
    requiredScopes: [FULL_ACCESS],
    request: () => ({ method: 'GET', path: '/domains' }),
    account: accountOf,
  },
  actions: { send_email: sendEmail, upsert_contact: upsertContact },
  // Of a team, whatever its keys.
  rateLimit: { requests: 5, perMs: 1000 },
  readError,
  idempotencyHeader: 'Idempotency-Key',
  samples,
});
