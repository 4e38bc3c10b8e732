import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import type { Inject } from '@patchbay/connector-sdk/auth/inject';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { keyField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { accountOf } from './account.ts';
import { samples } from './samples.ts';
import { sendEmail } from './send-email.ts';
import { baseUrl, domainOf, settings } from './settings.ts';
import { upsertContact } from './upsert-contact.ts';

/** RFC 7617 with the user name `api`. */
const injectKey: Inject = (request, { credentials }) => {
  const pair = `api:${credentials['api_key'] ?? ''}`;
  request.headers['authorization'] = `Basic ${Buffer.from(pair, 'utf8').toString('base64')}`;
};

export default defineConnector({
  slug: 'mailgun',
  name: 'Mailgun',
  family: 'email',
  icon: 'mailgun',
  description: 'Transactional e-mail and mailing lists.',
  keywords: ['mail', 'transactional', 'newsletter', 'list', 'sinch'],
  preparation: { account: 'administrator', minutes: 5 },
  sources: [
    'https://documentation.mailgun.com/docs/mailgun/api-reference/mg-auth',
    'https://documentation.mailgun.com/docs/mailgun/api-reference/api-overview',
    'https://documentation.mailgun.com/docs/mailgun/api-reference/send/mailgun/domains/get-v4-domains--name-',
    'https://documentation.mailgun.com/docs/mailgun/api-reference/send/mailgun/messages/post-v3--domain-name--messages',
    'https://documentation.mailgun.com/docs/mailgun/api-reference/send/mailgun/mailing-lists/post-lists-string:list_address-members',
    'https://documentation.mailgun.com/docs/mailgun/user-manual/api-key-mgmt/rbac-mgmt',
  ],
  auth: [
    apiKey({
      fields: z.strictObject({
        api_key: keyField({
          title: 'API key',
          help: [
            'Sign in to Mailgun and open Account Settings › API keys.',
            'Choose Create key, name it Patchbay and give it the role Developer or Admin.',
            'Copy the key, which is shown only once, and paste it here.',
            'Sending keys of a domain do not serve: they cannot tell which domain they belong to.',
          ],
          helpUrl: 'https://app.mailgun.com/settings/api_security',
          mistakes: [
            {
              looksLike: /^pubkey-/,
              message: 'is the public key for validating addresses; create one under API keys',
            },
          ],
        }),
      }),
      inject: injectKey,
    }),
  ],
  settings,
  baseUrl,
  test: {
    request: (context) => ({
      method: 'GET',
      path: '/v4/domains/{name}',
      params: { name: domainOf(context) },
    }),
    account: accountOf,
  },
  actions: { send_email: sendEmail, upsert_contact: upsertContact },
  // Mailgun publishes no rate. Errors are prose, of which the platform's reading of statuses is right.
  samples,
});
