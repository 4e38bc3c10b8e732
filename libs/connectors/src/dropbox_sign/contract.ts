import type { VendorContract } from '@patchbay/connector-sdk/contract';

export default {
  openapi: ['dropbox-sign/openapi.yaml'],
  exceptions: [
    {
      about: 'needs one of the scopes',
      reason:
        'The scopes listed together are those of two billing models, of which an application has one.',
      source: 'https://developers.hellosign.com/docs/oauth/overview',
    },
  ],
} satisfies VendorContract;
