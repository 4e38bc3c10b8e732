import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { selectField, textField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { accountOf } from './account.ts';
import { createDeal } from './create-deal.ts';
import { REGIONS, apiOf, hosts } from './data-centers.ts';
import { readError } from './errors.ts';
import { logActivity } from './log-activity.ts';
import { zohoOAuth } from './oauth.ts';
import { samples } from './samples.ts';
import { selfClient } from './self-client.ts';
import { upsertContact } from './upsert-contact.ts';

export default defineConnector({
  slug: 'zoho_crm',
  name: 'Zoho CRM',
  family: 'crm',
  icon: 'zoho',
  description: 'Contacts, deals and notes of Zoho CRM.',
  keywords: ['customer', 'lead', 'deal', 'sales', 'account', 'note'],
  preparation: { account: 'administrator', minutes: 10 },
  sources: [
    'https://www.zoho.com/accounts/protocol/oauth/web-apps/authorization.html',
    'https://www.zoho.com/accounts/protocol/oauth/multi-dc/client-authorization.html',
    'https://www.zoho.com/accounts/protocol/oauth/self-client/client-credentials-flow.html',
    'https://www.zoho.com/crm/developer/docs/api/v8/multi-dc.html',
    'https://www.zoho.com/crm/developer/docs/api/v8/upsert-records.html',
    'https://www.zoho.com/crm/developer/docs/api/v8/insert-records.html',
    'https://www.zoho.com/crm/developer/docs/api/v8/create-notes.html',
    'https://www.zoho.com/crm/developer/docs/api/v8/get-org-data.html',
    'https://www.zoho.com/crm/developer/docs/api/v8/status-codes.html',
  ],
  auth: [zohoOAuth, selfClient],
  settings: z.strictObject({
    region: selectField(REGIONS, {
      title: 'Data centre',
      description: 'The address that you sign in at.',
      labels: {
        us: 'United States (zoho.com)',
        eu: 'Europe (zoho.eu)',
        in: 'India (zoho.in)',
        au: 'Australia (zoho.com.au)',
        jp: 'Japan (zoho.jp)',
        ca: 'Canada (zohocloud.ca)',
        cn: 'China (zoho.com.cn)',
        sa: 'Saudi Arabia (zoho.sa)',
        uk: 'United Kingdom (zoho.uk)',
      },
    }).default('us'),
    org_id: textField({
      title: 'Organization ID',
      description: 'Only for a self client.',
      placeholder: '74822955',
      help: ['In Zoho CRM open Setup › Company details.', 'Copy the organization’s ID.'],
      maxLength: 20,
    })
      .regex(/^[0-9]{4,20}$/, 'must be a number')
      .optional(),
  }),
  baseUrl: ({ settings }) => apiOf(settings),
  hosts: hosts(),
  test: {
    requiredScopes: ['ZohoCRM.org.READ'],
    request: () => ({ method: 'GET', path: '/crm/v8/org' }),
    account: accountOf,
  },
  actions: {
    upsert_contact: upsertContact,
    create_deal: createDeal,
    log_activity: logActivity,
  },
  // Limits are credits of 24 hours and calls at one time, both by edition; there is no rate.
  readError,
  samples,
});
