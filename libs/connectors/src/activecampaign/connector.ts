import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { header } from '@patchbay/connector-sdk/auth/inject';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { keyField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { accountOf } from './account.ts';
import { readError } from './errors.ts';
import { baseUrl, hostSetting } from './host.ts';
import { samples } from './samples.ts';
import { upsertContact } from './upsert-contact.ts';

export default defineConnector({
  slug: 'activecampaign',
  name: 'ActiveCampaign',
  family: 'email',
  description: 'Contacts and the lists they subscribe to.',
  keywords: ['newsletter', 'mail', 'automation', 'campaign', 'subscriber', 'list', 'crm'],
  preparation: { account: 'administrator', minutes: 3 },
  sources: [
    'https://developers.activecampaign.com/reference/url',
    'https://developers.activecampaign.com/reference/authentication',
    'https://developers.activecampaign.com/reference/rate-limits',
    'https://developers.activecampaign.com/reference/errors',
    'https://developers.activecampaign.com/reference/get-user-logged-in',
    'https://developers.activecampaign.com/reference/sync-a-contacts-data',
    'https://developers.activecampaign.com/reference/update-list-status-for-contact',
  ],
  auth: [
    apiKey({
      fields: z.strictObject({
        api_key: keyField({
          title: 'API key',
          help: [
            'Sign in to ActiveCampaign as the user that Patchbay shall act as.',
            'Open Settings › Developer.',
            'Copy the Key below API Access and paste it here.',
          ],
          helpUrl: 'https://help.activecampaign.com/hc/en-us/articles/207317590',
          mistakes: [{ looksLike: /^https?:/, message: 'is an address; the key stands below it' }],
        }),
      }),
      inject: header('Api-Token', 'api_key'),
    }),
  ],
  settings: z.strictObject({ api_url: hostSetting }),
  baseUrl,
  test: {
    request: () => ({ method: 'GET', path: '/users/me' }),
    account: accountOf,
  },
  actions: { upsert_contact: upsertContact },
  // Of an account, whatever its keys.
  rateLimit: { requests: 5, perMs: 1000 },
  readError,
  samples,
});
