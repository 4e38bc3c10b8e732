import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { bearer } from '@patchbay/connector-sdk/auth/inject';
import { oauth2 } from '@patchbay/connector-sdk/auth/oauth2';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { keyField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { accountPanel } from './account-panel.ts';
import { accountOf } from './account.ts';
import { createDeal } from './create-deal.ts';
import { readError } from './errors.ts';
import { logActivity } from './log-activity.ts';
import { samples } from './samples.ts';
import { scopes } from './scopes.ts';
import { readTokenError, repairTokenResponse } from './token.ts';
import { upsertContact } from './upsert-contact.ts';

export default defineConnector({
  slug: 'hubspot',
  name: 'HubSpot',
  family: 'crm',
  icon: 'hubspot',
  description: 'Contacts, deals and notes of HubSpot CRM.',
  keywords: ['customer', 'lead', 'deal', 'sales', 'form'],
  preparation: { account: 'administrator', minutes: 5 },
  sources: [
    'https://developers.hubspot.com/docs/api-reference/auth-oauth-v3/guide',
    'https://developers.hubspot.com/changelog/new-oauth-v3-api-endpoints-and-standardized-error-responses',
    'https://developers.hubspot.com/docs/api-reference/error-handling',
    'https://developers.hubspot.com/docs/developer-tooling/platform/usage-guidelines',
    'https://developers.hubspot.com/docs/api-reference/legacy/crm/objects/contacts/batch/upsert-contacts',
    'https://developers.hubspot.com/docs/guides/api/settings/account-information-api',
  ],
  auth: [
    oauth2({
      authorizeUrl: 'https://app.hubspot.com/oauth/authorize',
      // v1 ends on 16 February 2027.
      tokenUrl: 'https://api.hubapi.com/oauth/v3/token',
      revokeUrl: 'https://api.hubapi.com/oauth/v3/token/revoke',
      scopes,
      repairTokenResponse,
      readTokenError,
    }),
    apiKey({
      fields: z.strictObject({
        access_token: keyField({
          title: 'Access token of a private app',
          placeholder: 'pat-eu1-…',
          help: [
            'In HubSpot open Development › Legacy apps and create a private app named Patchbay.',
            'Under Scopes allow crm.objects.contacts and crm.objects.deals, read and write.',
            'Create the app, open its Auth tab, show the token and copy it.',
            'Paste the token here.',
          ],
          helpUrl: 'https://developers.hubspot.com/docs/apps/legacy-apps/private-apps/overview',
        }),
      }),
      inject: bearer('access_token'),
    }),
  ],
  baseUrl: 'https://api.hubapi.com',
  test: {
    requiredScopes: ['oauth'],
    request: () => ({ method: 'GET', path: '/account-info/v3/details' }),
    account: accountOf,
  },
  actions: {
    upsert_contact: upsertContact,
    create_deal: createDeal,
    log_activity: logActivity,
  },
  panels: { account: accountPanel },
  // Private apps of the smallest subscription; OAuth applications may send 110.
  rateLimit: { requests: 100, perMs: 10_000 },
  readError,
  samples,
});
