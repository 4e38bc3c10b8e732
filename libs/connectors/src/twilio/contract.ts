import type { VendorContract } from '@patchbay/connector-sdk/contract';

export default {
  openapi: ['twilio/twilio_api_v2010.json'],
  exceptions: [
    {
      about: 'must match format "uri"',
      reason:
        'Pages of a list are given by their path alone, as in the description’s own examples.',
      source: 'https://www.twilio.com/docs/usage/twilios-response',
    },
  ],
} satisfies VendorContract;
