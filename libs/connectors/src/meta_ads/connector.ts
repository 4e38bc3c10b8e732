import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { bearer } from '@patchbay/connector-sdk/auth/inject';
import { oauth2 } from '@patchbay/connector-sdk/auth/oauth2';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { textField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { metaBundle } from '../_meta/bundle.ts';
import { readError } from '../_meta/errors.ts';
import { graphOf, VERSIONS } from '../_meta/graph.ts';
import { facebookOAuth } from '../_meta/oauth.ts';
import { readUsage } from '../_meta/read-usage.ts';
import { systemUserToken } from '../_meta/system-user-token.ts';
import { accountOf, readAccount } from './account.ts';
import { datasetPanel } from './dataset-panel.ts';
import { samples } from './samples.ts';
import { MANAGE, READ, SCOPES } from './scopes.ts';
import { trackEvent } from './track-event.ts';
import { uploadConversion } from './upload-conversion.ts';

export default defineConnector({
  slug: 'meta_ads',
  name: 'Meta Ads',
  family: 'social',
  icon: 'meta',
  description: 'Purchases and other events for ads on Facebook and Instagram.',
  keywords: ['facebook', 'instagram', 'pixel', 'conversions api', 'capi', 'advertising', 'dataset'],
  preparation: { account: 'administrator', minutes: 15 },
  sources: [
    'https://developers.facebook.com/docs/marketing-api/conversions-api/using-the-api',
    'https://developers.facebook.com/docs/marketing-api/conversions-api/parameters/server-event',
    'https://developers.facebook.com/docs/marketing-api/conversions-api/parameters/customer-information-parameters',
    'https://developers.facebook.com/docs/marketing-api/conversions-api/deduplicate-pixel-and-server-events',
    'https://developers.facebook.com/docs/facebook-login/guides/advanced/manual-flow',
    'https://developers.facebook.com/docs/facebook-login/guides/access-tokens/get-long-lived',
    'https://developers.facebook.com/docs/marketing-api/reference/ad-account/adspixels/',
    'https://developers.facebook.com/docs/graph-api/guides/error-handling',
    'https://developers.facebook.com/docs/graph-api/changelog',
  ],
  auth: [
    oauth2({ ...facebookOAuth, scopes: SCOPES }),
    apiKey({
      label: 'System user',
      fields: z.strictObject({
        access_token: systemUserToken([READ, MANAGE], 'the ad account and the dataset'),
      }),
      inject: bearer('access_token'),
    }),
  ],
  bundle: metaBundle,
  settings: z.strictObject({
    dataset_id: textField({
      title: 'Dataset',
      description: 'Also called pixel; filled in when you choose one after connecting.',
      placeholder: '1234567890123456',
      help: [
        'Open Events Manager and choose the dataset under Data sources.',
        'Copy the Dataset ID from the tab Settings.',
      ],
      helpUrl: 'https://business.facebook.com/events_manager2',
      maxLength: 30,
    })
      .regex(/^[0-9]{5,25}$/, 'must be a number')
      .optional(),
    test_event_code: textField({
      title: 'Test event code',
      description: 'Events then show only under Test events. Leave it empty for real ones.',
      placeholder: 'TEST12345',
      maxLength: 50,
    })
      .regex(/^[A-Za-z0-9]+$/, 'must look like TEST12345')
      .optional(),
  }),
  baseUrl: graphOf,
  versions: VERSIONS,
  test: { requiredScopes: [READ], request: readAccount, account: accountOf },
  actions: { track_event: trackEvent, upload_conversion: uploadConversion },
  panels: { dataset: datasetPanel },
  // Events have no limit of their own; other calls are limited by the ad account's spending.
  readLimit: readUsage,
  readError,
  samples,
});
