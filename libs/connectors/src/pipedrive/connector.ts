import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { header } from '@patchbay/connector-sdk/auth/inject';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { hostField, keyField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { accountOf } from './account.ts';
import { baseUrl } from './company-host.ts';
import { createDeal } from './create-deal.ts';
import { readError } from './errors.ts';
import { logActivity } from './log-activity.ts';
import { pipedriveOAuth } from './oauth.ts';
import { samples } from './samples.ts';
import { upsertContact } from './upsert-contact.ts';

export default defineConnector({
  slug: 'pipedrive',
  name: 'Pipedrive',
  family: 'crm',
  description: 'People, deals and notes of Pipedrive.',
  keywords: ['customer', 'lead', 'deal', 'sales', 'pipeline', 'person', 'organization'],
  preparation: { account: 'administrator', minutes: 5 },
  sources: [
    'https://developers.pipedrive.com/docs/api/v1/Persons',
    'https://developers.pipedrive.com/docs/api/v1/Deals',
    'https://developers.pipedrive.com/docs/api/v1/Notes',
    'https://developers.pipedrive.com/docs/api/v1/Users',
    'https://pipedrive.readme.io/docs/marketplace-oauth-authorization',
    'https://pipedrive.readme.io/docs/marketplace-oauth-and-api-proxy-status-codes',
    'https://pipedrive.readme.io/docs/core-api-concepts-rate-limiting',
    'https://pipedrive.readme.io/docs/core-api-concepts-http-status-codes',
  ],
  auth: [
    pipedriveOAuth,
    apiKey({
      fields: z.strictObject({
        api_token: keyField({
          title: 'API token',
          placeholder: '0123456789abcdef0123456789abcdef01234567',
          help: [
            'Sign in to Pipedrive and choose Personal preferences under your picture.',
            'Open the tab API and copy your personal API token.',
            'Paste the token here. It reaches all that its user reaches.',
          ],
          helpUrl: 'https://pipedrive.readme.io/docs/how-to-find-the-api-token',
          mistakes: [
            {
              looksLike: /^https?:/,
              message: 'is an address; copy the token from Personal preferences › API',
            },
          ],
        }),
      }),
      inject: header('x-api-token', 'api_token'),
    }),
  ],
  settings: z.strictObject({
    company_domain: hostField({
      title: 'Company domain',
      description: 'Found out by itself when somebody signs in at Pipedrive.',
      placeholder: 'acme.pipedrive.com',
      domain: 'pipedrive.com',
    }).optional(),
  }),
  baseUrl,
  hosts: ['api.pipedrive.com', '*.pipedrive.com'],
  test: {
    requiredScopes: ['base'],
    request: () => ({ method: 'GET', path: '/v1/users/me' }),
    account: accountOf,
  },
  actions: {
    upsert_contact: upsertContact,
    create_deal: createDeal,
    log_activity: logActivity,
  },
  // A user's burst limit in the smallest plan. The account's daily budget of tokens is told by a 429.
  rateLimit: { requests: 20, perMs: 2000 },
  readError,
  samples,
});
