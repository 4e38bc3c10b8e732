import type { VendorContract } from '@patchbay/connector-sdk/contract';

export default {
  discovery: [
    'google-analytics/analyticsadmin.v1beta.json',
    'google-analytics/analyticsdata.v1beta.json',
  ],
} satisfies VendorContract;
