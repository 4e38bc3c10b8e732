import { oauth2 } from '@patchbay/connector-sdk/auth/oauth2';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { accountOf } from './account.ts';
import { DATA } from './api.ts';
import { createDeal } from './create-deal.ts';
import { readError } from './errors.ts';
import { HOSTS, instanceIn, instanceOf, loginOf } from './hosts.ts';
import { logActivity } from './log-activity.ts';
import { readLimit } from './read-limit.ts';
import { readTokenError } from './read-token-error.ts';
import { samples } from './samples.ts';
import { scopes } from './scopes.ts';
import { serverToServer } from './server-to-server.ts';
import { settings } from './settings.ts';
import { upsertContact } from './upsert-contact.ts';

export default defineConnector({
  slug: 'salesforce',
  name: 'Salesforce',
  family: 'crm',
  description: 'Contacts, opportunities and logged calls of Salesforce.',
  keywords: ['customer', 'lead', 'deal', 'opportunity', 'sales', 'account', 'task'],
  preparation: { account: 'administrator', minutes: 15 },
  sources: [
    'https://help.salesforce.com/s/articleView?id=sf.remoteaccess_oauth_web_server_flow.htm',
    'https://help.salesforce.com/s/articleView?id=sf.remoteaccess_oauth_jwt_flow.htm',
    'https://help.salesforce.com/s/articleView?id=sf.remoteaccess_oauth_client_credentials_flow.htm',
    'https://help.salesforce.com/s/articleView?id=sf.remoteaccess_oauth_flow_errors.htm',
    'https://developer.salesforce.com/docs/platform/api-rest/guide/dome-upsert.html',
    'https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm',
    'https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/headers_api_usage.htm',
    'https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_organization.htm',
  ],
  auth: [
    oauth2({
      authorizeUrl: (values) => `${loginOf(values)}/services/oauth2/authorize`,
      tokenUrl: (values) => `${loginOf(values)}/services/oauth2/token`,
      revokeUrl: (values) => `${loginOf(values)}/services/oauth2/revoke`,
      scopes,
      tokenFacts: instanceIn,
      readTokenError,
    }),
    serverToServer,
  ],
  settings,
  baseUrl: ({ settings: values }) => instanceOf(values),
  hosts: HOSTS,
  test: {
    requiredScopes: ['api'],
    // Everybody who may use the interface sees the one record of their organization.
    request: () => ({
      method: 'GET',
      path: `${DATA}/query`,
      query: { q: 'SELECT Id, Name, IsSandbox FROM Organization LIMIT 1' },
    }),
    account: accountOf,
  },
  actions: {
    upsert_contact: upsertContact,
    create_deal: createDeal,
    log_activity: logActivity,
  },
  // Limits are by day and edition, from 15,000 a day, and told with every answer.
  readLimit,
  readError,
  samples,
});
