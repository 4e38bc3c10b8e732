import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { accountOf } from './account.ts';
import { createInvoice } from './create-invoice.ts';
import { readError } from './errors.ts';
import { SERVICE, hostsIn, systemOf } from './system.ts';
import { samples } from './samples.ts';
import { session } from './session.ts';
import { settings } from './settings.ts';
import { upsertContact } from './upsert-contact.ts';

export default defineConnector({
  slug: 'sap_business_one',
  name: 'SAP Business One',
  family: 'accounting',
  icon: 'sap',
  description: 'Customers and invoices of SAP Business One.',
  keywords: ['erp', 'invoice', 'customer', 'business partner', 'service layer', 'accounting'],
  preparation: { account: 'administrator', minutes: 15 },
  sources: [
    'https://learning.sap.com/courses/leveraging-the-sap-business-one-service-layer/logging-in-and-logging-out-using-service-layer-api',
    'https://learning.sap.com/courses/leveraging-the-sap-business-one-service-layer/configuring-and-maintaining-service-layer',
    'https://www.apideck.com/blog/sap-business-one-api-integration-guide',
  ],
  auth: [session],
  settings,
  baseUrl: ({ settings: values }) => systemOf(values),
  hostsFromSettings: hostsIn,
  headers: { accept: 'application/json' },
  test: {
    request: () => ({
      method: 'GET',
      path: `${SERVICE}/BusinessPartners`,
      query: { $select: 'CardCode', $top: 1 },
    }),
    account: accountOf,
  },
  actions: { create_invoice: createInvoice, upsert_contact: upsertContact },
  // Every system has limits of its own; SAP publishes none.
  readError,
  samples,
});
