import type { VendorContract } from '@patchbay/connector-sdk/contract';

export default {
  openapi: [
    'hubspot/accountInfo-v3.json',
    'hubspot/contacts-v3.json',
    'hubspot/deals-v3.json',
    'hubspot/notes-v3.json',
    'hubspot/oauth-v3.json',
    'hubspot/objects-v3.json',
  ],
} satisfies VendorContract;
