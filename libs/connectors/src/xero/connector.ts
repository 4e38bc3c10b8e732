import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { textField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { accountOf } from './account.ts';
import { createInvoice } from './create-invoice.ts';
import { customConnection } from './custom-connection.ts';
import { readError } from './errors.ts';
import { discover, tenantHeader } from './find-tenant.ts';
import { xeroOAuth } from './oauth.ts';
import { organisationPanel } from './organisation-panel.ts';
import { readLimit } from './read-limit.ts';
import { samples } from './samples.ts';
import { TENANT } from './tenants.ts';
import { upsertContact } from './upsert-contact.ts';

export default defineConnector({
  slug: 'xero',
  name: 'Xero',
  family: 'accounting',
  icon: 'xero',
  description: 'Contacts and sales invoices of Xero.',
  keywords: ['invoice', 'bookkeeping', 'ledger', 'accounting', 'customer', 'tax'],
  preparation: { account: 'administrator', minutes: 5 },
  sources: [
    'https://developer.xero.com/documentation/guides/oauth2/auth-flow/',
    'https://developer.xero.com/documentation/guides/oauth2/scopes/',
    'https://developer.xero.com/documentation/guides/oauth2/tenants/',
    'https://developer.xero.com/documentation/guides/oauth2/custom-connections/',
    'https://developer.xero.com/documentation/guides/oauth2/limits/',
    'https://developer.xero.com/documentation/guides/idempotent-requests/idempotency/',
    'https://developer.xero.com/documentation/api/accounting/responsecodes',
    'https://developer.xero.com/documentation/api/accounting/contacts',
    'https://developer.xero.com/documentation/api/accounting/invoices',
  ],
  auth: [xeroOAuth, customConnection],
  settings: z.strictObject({
    tenant_id: textField({
      title: 'Organisation',
      description: 'The tenant ID. Found out by itself, and chosen under Organisation.',
      placeholder: '00000000-0000-0000-0000-000000000000',
      maxLength: 36,
    })
      .regex(TENANT, 'must be an ID as 00000000-0000-0000-0000-000000000000')
      .optional(),
    account_code: textField({
      title: 'Sales account',
      description: 'Of invoice lines that name none, such as 200.',
      help: ['In Xero open Accounting › Chart of accounts.', 'Copy the code of a revenue account.'],
      maxLength: 10,
    }).optional(),
  }),
  baseUrl: 'https://api.xero.com',
  headers: { accept: 'application/json' },
  discover,
  test: {
    // A custom connection belongs to one organisation, so it is asked about that one.
    request: (context) =>
      context.flow === 'oauth'
        ? { method: 'GET', path: '/Connections' }
        : { method: 'GET', path: '/api.xro/2.0/Organisation', ...tenantHeader(context) },
    account: accountOf,
  },
  actions: { create_invoice: createInvoice, upsert_contact: upsertContact },
  panels: { organisation: organisationPanel },
  rateLimit: { requests: 60, perMs: 60_000 },
  readLimit,
  readError,
  idempotencyHeader: 'Idempotency-Key',
  samples,
});
