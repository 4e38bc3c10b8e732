import { oauth2 } from '@patchbay/connector-sdk/auth/oauth2';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { accountOf } from './account.ts';
import { createInvoice } from './create-invoice.ts';
import { discover } from './division.ts';
import { divisionPanel } from './division-panel.ts';
import { readError } from './errors.ts';
import { readTokenError } from './read-token-error.ts';
import { HOSTS, siteOf } from './region.ts';
import { samples } from './samples.ts';
import { settings } from './settings.ts';
import { upsertContact } from './upsert-contact.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

export default defineConnector({
  slug: 'exact_online',
  name: 'Exact Online',
  family: 'accounting',
  description: 'Customers and sales invoices of Exact Online.',
  keywords: ['invoice', 'bookkeeping', 'ledger', 'accounting', 'erp', 'boekhouding', 'customer'],
  preparation: { account: 'administrator', minutes: 10 },
  sources: [
    'https://support.exactonline.com/community/s/knowledge-base#All-All-DNO-Content-oauth-eol-oauth-devstep1',
    'https://support.exactonline.com/community/s/knowledge-base#All-All-DNO-Content-oauth-eol-oauth-dev-step4',
    'https://support.exactonline.com/community/s/knowledge-base#All-All-DNO-Simulation-gen-apilimits',
    'https://start.exactonline.nl/docs/HlpRestAPIResourcesDetails.aspx?name=SystemSystemMe',
    'https://start.exactonline.nl/docs/HlpRestAPIResourcesDetails.aspx?name=SystemSystemDivisions',
    'https://start.exactonline.nl/docs/HlpRestAPIResourcesDetails.aspx?name=CRMAccounts',
    'https://start.exactonline.nl/docs/HlpRestAPIResourcesDetails.aspx?name=LogisticsItems',
    'https://start.exactonline.nl/docs/HlpRestAPIResourcesDetails.aspx?name=SalesInvoiceSalesInvoices',
  ],
  auth: [
    oauth2({
      authorizeUrl: (values) => `${siteOf(values)}/api/oauth2/auth`,
      tokenUrl: (values) => `${siteOf(values)}/api/oauth2/token`,
      // What an application may do is chosen when it is registered. No address revokes a token: the
      // user withdraws the application's access in Exact Online.
      scopes: {},
      // The server's addresses know none of RFC 7636's parameters.
      pkce: 'none',
      // A token lives 10 minutes. Asking for the next one sooner than 30 seconds before its end is
      // refused, and counts as an error against the hour's limit.
      refreshMarginMs: 25_000,
      // Each use brings the next refresh token; one that is not used ends after 30 days.
      refreshTokenIdleMs: 30 * DAY_MS,
      readTokenError,
    }),
  ],
  settings,
  baseUrl: ({ settings: values }) => siteOf(values),
  hosts: HOSTS,
  headers: { accept: 'application/json' },
  discover,
  test: {
    request: () => ({ method: 'GET', path: '/api/v1/current/Me' }),
    account: accountOf,
  },
  actions: { create_invoice: createInvoice, upsert_contact: upsertContact },
  panels: { division: divisionPanel },
  // For each application and division; the daily limit is told by its headers.
  rateLimit: { requests: 60, perMs: 60_000 },
  readError,
  samples,
});
