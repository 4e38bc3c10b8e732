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
    {
      about: 'accounting.invoices is not described',
      reason: 'newer than the description',
      source: SCOPES,
    },
    {
      about: 'accounting.invoices.read is not described',
      reason: 'newer than the description',
      source: SCOPES,
    },
    {
      about: 'offline_access is not described',
      reason: 'brings the refresh token, and is no scope of the accounting interface',
      source: SCOPES,
    },
    {
      about: 'sample body: must be array',
      reason: 'a custom connection is asked about its one organisation instead',
      source: 'https://developer.xero.com/documentation/guides/oauth2/custom-connections/',
    },
  ],
} satisfies VendorContract;
