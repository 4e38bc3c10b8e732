import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { oauth2 } from '@patchbay/connector-sdk/auth/oauth2';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { textField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { accountOf } from './account.ts';
import { baseUrl, discover } from './data-center.ts';
import { readError } from './errors.ts';
import { injectKey, injectToken } from './inject.ts';
import { keyField } from './key.ts';
import { repairTokenResponse } from './repair-token-response.ts';
import { samples } from './samples.ts';
import { upsertContact } from './upsert-contact.ts';

export default defineConnector({
  slug: 'mailchimp',
  name: 'Mailchimp',
  family: 'email',
  icon: 'mailchimp',
  description: 'Audience members of Mailchimp Marketing.',
  keywords: ['newsletter', 'mail', 'campaign', 'audience', 'subscriber', 'list'],
  preparation: { account: 'administrator', minutes: 3 },
  sources: [
    'https://mailchimp.com/developer/marketing/docs/fundamentals/',
    'https://mailchimp.com/developer/marketing/guides/access-user-data-oauth-2/',
    'https://mailchimp.com/developer/marketing/docs/errors/',
    'https://mailchimp.com/developer/marketing/api/root/list-api-root-resources/',
    'https://mailchimp.com/developer/marketing/api/list-members/add-or-update-list-member/',
  ],
  auth: [
    oauth2({
      authorizeUrl: 'https://login.mailchimp.com/oauth2/authorize',
      tokenUrl: 'https://login.mailchimp.com/oauth2/token',
      // A token reaches all that its user reaches. It does not expire, is not refreshed, and no
      // address revokes it: the account's owner removes the application under Connected sites.
      scopes: {},
      // The server implements a draft older than PKCE.
      pkce: 'none',
      inject: injectToken,
      repairTokenResponse,
    }),
    apiKey({ fields: z.strictObject({ api_key: keyField }), inject: injectKey }),
  ],
  settings: z.strictObject({
    audience_id: textField({
      title: 'Audience ID',
      description: 'Where contacts go unless a delivery names another audience.',
      placeholder: 'a1b2c3d4e5',
      help: [
        'In Mailchimp open Audience › All contacts.',
        'Choose Settings › Audience name and defaults.',
        'Copy the Audience ID.',
      ],
      maxLength: 50,
    }).optional(),
  }),
  baseUrl,
  hosts: ['*.api.mailchimp.com', 'login.mailchimp.com'],
  discover,
  test: {
    request: () => ({
      method: 'GET',
      path: '/',
      query: { fields: 'account_id,account_name' },
    }),
    account: accountOf,
  },
  actions: { upsert_contact: upsertContact },
  // Mailchimp limits simultaneous connections to 10 and states no rate.
  readError,
  samples,
});
