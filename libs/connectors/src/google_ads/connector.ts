import { oauth2 } from '@patchbay/connector-sdk/auth/oauth2';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { textField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { googleBundle } from '../_google/bundle.ts';
import { DATA_MANAGER_HOST } from '../_google/data-manager.ts';
import { googleOAuth } from '../_google/oauth.ts';
import { accountOf, askForCustomer } from './account.ts';
import { CUSTOMER_ID, withoutDashes } from './customer-id.ts';
import { readError } from './errors.ts';
import { samples } from './samples.ts';
import { ADWORDS, scopes } from './scopes.ts';
import { uploadConversion } from './upload-conversion.ts';

export default defineConnector({
  slug: 'google_ads',
  name: 'Google Ads',
  family: 'google',
  icon: 'googleads',
  description: 'Conversions for Google Ads.',
  keywords: ['ads', 'adwords', 'campaign', 'conversion', 'advertising', 'gclid', 'lead'],
  preparation: { account: 'administrator', minutes: 15 },
  sources: [
    'https://developers.google.com/identity/protocols/oauth2/web-server',
    'https://developers.google.com/google-ads/api/docs/api-policy/developer-token',
    'https://developers.google.com/google-ads/api/rest/common/search',
    'https://developers.google.com/google-ads/api/docs/best-practices/understand-api-errors',
    'https://developers.google.com/ads/blog/posts/2026/05/changes-to-offline-click-conversion',
    'https://developers.google.com/data-manager/api/reference/rest/v1/events/ingest',
    'https://developers.google.com/data-manager/api/devguides/limits',
  ],
  // Access belongs to the project of the OAuth application: developer tokens, which requests had to
  // carry, ended on 9 September 2026, and versions to come refuse the header.
  auth: [oauth2({ ...googleOAuth, scopes })],
  bundle: googleBundle,
  settings: z.strictObject({
    customer_id: textField({
      title: 'Customer ID',
      description: 'The account that the conversion action belongs to.',
      placeholder: '123-456-7890',
      help: [
        'Sign in to Google Ads.',
        'Copy the number of ten digits at the top right, beside the account’s name.',
        'In the Google Cloud console enable the Google Ads API and the Data Manager API.',
        'On the page Google Ads API Overview there, apply for Explorer access.',
      ],
      helpUrl: 'https://support.google.com/google-ads/answer/1704344',
      mistakes: [
        { looksLike: /^AW-/i, message: 'is a tag’s ID; copy the customer ID at the top right' },
        { looksLike: /@/, message: 'is an e-mail address; copy the customer ID at the top right' },
      ],
    })
      .overwrite(withoutDashes)
      .regex(CUSTOMER_ID, 'must have ten digits'),
    login_customer_id: textField({
      title: 'Manager account',
      description: 'Only if you reach the account through a manager account.',
      placeholder: '123-456-7890',
    })
      .overwrite(withoutDashes)
      .regex(CUSTOMER_ID, 'must have ten digits')
      .optional(),
    conversion_action_id: textField({
      title: 'Conversion action',
      description: 'Used unless a delivery names another.',
      placeholder: '1122334455',
      help: [
        'In Google Ads open Goals › Summary and the conversion action, which must be of type Import.',
        'Copy the number after ctId= in the address of the browser.',
      ],
    })
      .regex(/^[0-9]{1,20}$/, 'must be a number')
      .optional(),
  }),
  // A major version lives for about a year: https://developers.google.com/google-ads/api/docs/sunset-dates
  versions: [
    {
      version: 'v26',
      default: true,
      notesUrl: 'https://developers.google.com/google-ads/api/docs/release-notes',
    },
  ],
  baseUrl: 'https://googleads.googleapis.com',
  hosts: [DATA_MANAGER_HOST],
  test: {
    requiredScopes: [ADWORDS],
    request: askForCustomer,
    changesNothing: 'https://developers.google.com/google-ads/api/rest/common/search',
    account: accountOf,
  },
  actions: { upload_conversion: uploadConversion },
  // Of the Data Manager, for a project.
  rateLimit: { requests: 300, perMs: 60_000 },
  readError,
  samples,
});
