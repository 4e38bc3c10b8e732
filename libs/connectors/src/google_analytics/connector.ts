import { oauth2 } from '@patchbay/connector-sdk/auth/oauth2';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { textField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { googleBundle } from '../_google/bundle.ts';
import { DATA_MANAGER_HOST } from '../_google/data-manager.ts';
import { readError } from '../_google/errors.ts';
import { googleOAuth } from '../_google/oauth.ts';
import { serviceAccount } from '../_google/service-account.ts';
import { accountOf } from './account.ts';
import { createKeyEvent } from './create-key-event.ts';
import { measurementIdField } from './measurement-id.ts';
import { runReport } from './run-report.ts';
import { samples } from './samples.ts';
import { READ, scopes } from './scopes.ts';
import { trackEvent } from './track-event.ts';

export default defineConnector({
  slug: 'google_analytics',
  name: 'Google Analytics',
  family: 'google',
  icon: 'googleanalytics',
  description: 'Reports, events and key events of Google Analytics 4.',
  keywords: ['statistics', 'visitors', 'traffic', 'report', 'ga4', 'conversion', 'event'],
  preparation: { account: 'administrator', minutes: 10 },
  sources: [
    'https://developers.google.com/identity/protocols/oauth2/web-server',
    'https://developers.google.com/analytics/devguides/config/admin/v1/rest/v1beta/accountSummaries/list',
    'https://developers.google.com/analytics/devguides/config/admin/v1/rest/v1beta/properties.keyEvents/create',
    'https://developers.google.com/analytics/devguides/reporting/data/v1/rest/v1beta/properties/runReport',
    'https://developers.google.com/analytics/devguides/config/admin/v1/quotas',
    'https://developers.google.com/data-manager/api/devguides/events/analytics/recommended-custom-events',
    'https://cloud.google.com/apis/design/errors',
  ],
  auth: [
    oauth2({ ...googleOAuth, scopes }),
    serviceAccount({
      scopes: Object.keys(scopes),
      access:
        'In Google Analytics open Admin › Property access management and add the address of the service account.',
    }),
  ],
  bundle: googleBundle,
  settings: z.strictObject({
    property_id: textField({
      title: 'Property number',
      description: 'The property that actions use unless they name another.',
      placeholder: '123456789',
      help: [
        'In Google Analytics open Admin › Property › Property details.',
        'Copy the property ID at the top right. It has digits only, not G- in front.',
      ],
    })
      .regex(/^[0-9]{1,20}$/, 'must consist of digits; a measurement ID (G-…) is something else')
      .optional(),
    measurement_id: measurementIdField.optional(),
  }),
  baseUrl: 'https://analyticsdata.googleapis.com',
  hosts: ['analyticsadmin.googleapis.com', DATA_MANAGER_HOST],
  test: {
    requiredScopes: [READ],
    request: () => ({
      method: 'GET',
      baseUrl: 'https://analyticsadmin.googleapis.com',
      path: '/v1beta/accountSummaries',
      query: { pageSize: 1 },
    }),
    account: accountOf,
  },
  actions: { run_report: runReport, create_key_event: createKeyEvent, track_event: trackEvent },
  // Of the Data Manager, for a project; the Admin interface takes twice as many of a user.
  rateLimit: { requests: 300, perMs: 60_000 },
  readError,
  samples,
});
