import { oauth2 } from '@patchbay/connector-sdk/auth/oauth2';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { microsoftOAuth } from '../_microsoft/oauth.ts';
import { accountOf } from './account.ts';
import { DATA } from './api.ts';
import { application } from './application.ts';
import { createDeal } from './create-deal.ts';
import { readError } from './errors.ts';
import { logActivity } from './log-activity.ts';
import { HOSTS, organizationOf } from './organization.ts';
import { readLimit } from './read-limit.ts';
import { samples } from './samples.ts';
import { settings } from './settings.ts';
import { upsertContact } from './upsert-contact.ts';

export default defineConnector({
  slug: 'dynamics_365',
  name: 'Dynamics 365',
  family: 'crm',
  description: 'Contacts, opportunities and notes of Dynamics 365 Sales.',
  keywords: ['customer', 'lead', 'deal', 'opportunity', 'sales', 'dataverse', 'microsoft', 'crm'],
  preparation: { account: 'administrator', minutes: 15 },
  sources: [
    'https://learn.microsoft.com/en-us/power-apps/developer/data-platform/authenticate-oauth',
    'https://learn.microsoft.com/en-us/power-apps/developer/data-platform/use-single-tenant-server-server-authentication',
    'https://learn.microsoft.com/en-us/power-apps/developer/data-platform/webapi/compose-http-requests-handle-errors',
    'https://learn.microsoft.com/en-us/power-apps/developer/data-platform/webapi/reference/whoami',
    'https://learn.microsoft.com/en-us/power-apps/developer/data-platform/webapi/create-entity-web-api',
    'https://learn.microsoft.com/en-us/power-apps/developer/data-platform/webapi/update-delete-entities-using-web-api',
    'https://learn.microsoft.com/en-us/power-apps/developer/data-platform/api-limits',
    'https://learn.microsoft.com/en-us/power-apps/developer/data-platform/reference/web-service-error-codes',
  ],
  auth: [
    oauth2({
      ...microsoftOAuth,
      scopes: {},
      // A token is for one organization, whose address is part of the scope's name.
      scopesFromSettings: (values) => [
        `https://${organizationOf(values)}/user_impersonation`,
        'offline_access',
      ],
    }),
    application,
  ],
  settings,
  baseUrl: ({ settings: values }) => `https://${organizationOf(values)}`,
  hosts: HOSTS,
  headers: { accept: 'application/json', 'odata-version': '4.0', 'odata-maxversion': '4.0' },
  test: {
    request: () => ({ method: 'GET', path: `${DATA}/WhoAmI` }),
    account: accountOf,
  },
  actions: {
    upsert_contact: upsertContact,
    create_deal: createDeal,
    log_activity: logActivity,
  },
  // For each user and server, in a window of five minutes.
  rateLimit: { requests: 6000, perMs: 300_000 },
  readLimit,
  readError,
  samples,
});
