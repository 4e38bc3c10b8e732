import type { VendorContract } from '@patchbay/connector-sdk/contract';

export default {
  openapi: ['pipedrive/v2.yaml', 'pipedrive/v1.yaml'],
  exceptions: [
    {
      about: 'additionalProperty":"refresh_token"',
      reason:
        'the description shows the exchange of a code alone; a refresh goes to the same address',
      source: 'https://pipedrive.readme.io/docs/marketplace-oauth-authorization',
    },
  ],
} satisfies VendorContract;
