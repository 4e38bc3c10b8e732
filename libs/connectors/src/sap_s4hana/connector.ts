import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { clientCredentials } from '@patchbay/connector-sdk/auth/client-credentials';
import { bearer } from '@patchbay/connector-sdk/auth/inject';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { keyField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { accountOf } from './account.ts';
import { communicationUser } from './communication-user.ts';
import { createInvoice } from './create-invoice.ts';
import { readError } from './errors.ts';
import { samples } from './samples.ts';
import { PARTNERS } from './services.ts';
import { settings } from './settings.ts';
import { clientOf, hostsIn, systemOf, tokenUrlOf } from './system.ts';
import { upsertContact } from './upsert-contact.ts';

export default defineConnector({
  slug: 'sap_s4hana',
  name: 'SAP S/4HANA',
  family: 'accounting',
  icon: 'sap',
  description: 'Business partners and sales orders of SAP S/4HANA.',
  keywords: ['erp', 'invoice', 'order', 'customer', 'business partner', 'odata', 'accounting'],
  preparation: { account: 'administrator', minutes: 30 },
  sources: [
    'https://api.sap.com/api/API_BUSINESS_PARTNER/overview',
    'https://api.sap.com/api/OP_API_SALES_ORDER_SRV_0001/overview',
    'https://help.sap.com/saphelp_em92/helpdata/en/b3/5c22518bc72214e10000000a44176d/content.htm',
    'https://sap.github.io/cloud-sdk/docs/js/features/connectivity/csrf',
    'https://community.sap.com/t5/enterprise-resource-planning-blogs-by-sap/maintain-businesspartner-master-data-using-odata-apis-in-a-sap-s-4hana/ba-p/13334824',
  ],
  auth: [
    communicationUser,
    apiKey({
      label: 'OAuth client',
      fields: z.strictObject({
        client_id: keyField({
          title: 'Client ID',
          help: [
            'Ask whoever runs SAP for an OAuth client with the client credentials grant.',
            'Enter its token address under Token address.',
          ],
          maxLength: 300,
        }),
        client_secret: keyField({ title: 'Client secret', maxLength: 500 }),
      }),
      inject: bearer('access_token'),
      grant: clientCredentials({ tokenUrl: tokenUrlOf, authMethod: 'basic' }),
    }),
  ],
  settings,
  baseUrl: ({ settings: values }) => systemOf(values),
  hostsFromSettings: hostsIn,
  headers: { accept: 'application/json' },
  test: {
    request: (context) => ({ method: 'GET', path: PARTNERS, query: clientOf(context) }),
    account: accountOf,
  },
  actions: { create_invoice: createInvoice, upsert_contact: upsertContact },
  // Every system has limits of its own; SAP publishes none.
  readError,
  samples,
});
