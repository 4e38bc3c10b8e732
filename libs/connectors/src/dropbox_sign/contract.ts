import type { VendorContract } from '@patchbay/connector-sdk/contract';

export default {
  openapi: ['dropbox-sign/openapi.yaml'],
  exceptions: [
    {
      about: 'POST https://app.hellosign.com/oauth/token',
      reason:
        'The description has one form for the address, with the state that RFC 6749 keeps out of it, and none for refreshing.',
      source: 'https://developers.hellosign.com/docs/oauth/walkthrough',
    },
  ],
} satisfies VendorContract;
