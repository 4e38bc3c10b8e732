import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { accountOf } from './account.ts';
import { HOSTS, baseUrl, companyPath, realmOf } from './company.ts';
import { createInvoice } from './create-invoice.ts';
import { readError } from './errors.ts';
import { quickbooksOAuth } from './oauth.ts';
import { MINOR } from './query.ts';
import { samples } from './samples.ts';
import { settings } from './settings.ts';
import { upsertContact } from './upsert-contact.ts';

export default defineConnector({
  slug: 'quickbooks_online',
  name: 'QuickBooks Online',
  family: 'accounting',
  icon: 'quickbooks',
  description: 'Customers and invoices of QuickBooks Online.',
  keywords: ['invoice', 'bookkeeping', 'ledger', 'accounting', 'intuit', 'customer', 'tax'],
  preparation: { account: 'administrator', minutes: 5 },
  sources: [
    'https://developer.intuit.com/app/developer/qbo/docs/develop/authentication-and-authorization/oauth-2.0',
    'https://developer.intuit.com/app/developer/qbo/docs/develop/authentication-and-authorization/faq',
    'https://developer.intuit.com/app/developer/qbo/docs/learn/rest-api-features',
    'https://developer.intuit.com/app/developer/qbo/docs/learn/explore-the-quickbooks-online-api/minor-versions',
    'https://developer.intuit.com/app/developer/qbo/docs/develop/troubleshooting/error-codes',
    'https://developer.intuit.com/app/developer/qbo/docs/api/accounting/all-entities/companyinfo',
    'https://developer.intuit.com/app/developer/qbo/docs/api/accounting/all-entities/customer',
    'https://developer.intuit.com/app/developer/qbo/docs/api/accounting/all-entities/invoice',
  ],
  auth: [quickbooksOAuth],
  settings,
  baseUrl,
  hosts: HOSTS,
  headers: { accept: 'application/json' },
  test: {
    requiredScopes: ['com.intuit.quickbooks.accounting'],
    request: ({ settings: values }) => ({
      method: 'GET',
      path: companyPath('companyinfo/{realm}'),
      params: { realm: realmOf(values) },
      query: MINOR,
    }),
    account: accountOf,
  },
  actions: { create_invoice: createInvoice, upsert_contact: upsertContact },
  // For each company.
  rateLimit: { requests: 500, perMs: 60_000 },
  readError,
  samples,
});
