import type { VendorContract } from '@patchbay/connector-sdk/contract';

export default {
  discovery: [
    'google-analytics/analyticsadmin.v1beta.json',
    'google-analytics/analyticsdata.v1beta.json',
  ],
  exceptions: [
    {
      about: 'datamanager.googleapis.com',
      reason: 'The descriptions at hand are of Analytics, not of the Data Manager.',
      source: 'https://developers.google.com/data-manager/api/reference/rest/v1/events/ingest',
    },
    {
      about: 'auth/datamanager is not described',
      reason: 'The descriptions at hand are of Analytics, not of the Data Manager.',
      source: 'https://developers.google.com/data-manager/api/devguides/quickstart/set-up-access',
    },
  ],
} satisfies VendorContract;
