import { oauth2 } from '@patchbay/connector-sdk/auth/oauth2';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { textField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { readError } from '../_google/errors.ts';
import { googleOAuth } from '../_google/oauth.ts';
import { accountOf } from './account.ts';
import { createKeyEvent } from './create-key-event.ts';
import { runReport } from './run-report.ts';
import { samples } from './samples.ts';
import { EDIT, READ } from './scopes.ts';

export default defineConnector({
  slug: 'google_analytics',
  name: 'Google Analytics',
  family: 'google',
  icon: 'googleanalytics',
  description: 'Reports and key events of Google Analytics 4.',
  keywords: ['statistics', 'visitors', 'traffic', 'report', 'ga4', 'conversion'],
  preparation: { account: 'administrator', minutes: 10 },
  sources: [
    'https://developers.google.com/identity/protocols/oauth2/web-server',
    'https://developers.google.com/analytics/devguides/config/admin/v1/rest/v1beta/accountSummaries/list',
    'https://developers.google.com/analytics/devguides/config/admin/v1/rest/v1beta/properties.keyEvents/create',
    'https://developers.google.com/analytics/devguides/reporting/data/v1/rest/v1beta/properties/runReport',
    'https://developers.google.com/analytics/devguides/config/admin/v1/quotas',
    'https://cloud.google.com/apis/design/errors',
  ],
  auth: [
    oauth2({
      ...googleOAuth,
      scopes: {
        [READ]: {
          title: 'Read Analytics',
          description: 'See accounts, properties and reports.',
          default: true,
          required: true,
        },
        [EDIT]: {
          title: 'Change settings of Analytics',
          description: 'Mark events as key events. Does not change recorded data.',
        },
      },
    }),
  ],
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
  }),
  baseUrl: 'https://analyticsdata.googleapis.com',
  hosts: ['analyticsadmin.googleapis.com'],
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
  // Events are sent by the Measurement Protocol, which takes a secret of its own and no OAuth token.
  actions: { run_report: runReport, create_key_event: createKeyEvent },
  // The Admin interface, per user; reports have a budget per property instead.
  rateLimit: { requests: 600, perMs: 60_000 },
  readError,
  samples,
});
