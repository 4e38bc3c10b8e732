import type { VendorContract } from '@patchbay/connector-sdk/contract';

const SCOPES = 'https://developer.xero.com/documentation/guides/oauth2/scopes/';

export default {
  openapi: ['xero/xero_accounting.yaml', 'xero/xero-identity.yaml'],
  exceptions: [
    {
      about: 'accounting.transactions',
      reason: 'new applications are given accounting.invoices instead',
      source: SCOPES,
    },
  ],
} satisfies VendorContract;
