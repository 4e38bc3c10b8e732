import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { keyField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { accountOf } from './account.ts';
import { readError } from './errors.ts';
import { requestFor } from './payload.ts';
import { samples } from './samples.ts';
import { baseUrl, settings } from './settings.ts';
import { trackEvent } from './track-event.ts';

export default defineConnector({
  slug: 'ga4_measurement',
  name: 'Google Analytics events',
  family: 'analytics',
  icon: 'googleanalytics',
  description: 'Events for Google Analytics 4, sent by the server.',
  keywords: ['ga4', 'measurement protocol', 'statistics', 'conversion', 'server-side', 'tracking'],
  preparation: { account: 'administrator', minutes: 5 },
  sources: [
    'https://developers.google.com/analytics/devguides/collection/protocol/ga4',
    'https://developers.google.com/analytics/devguides/collection/protocol/ga4/reference',
    'https://developers.google.com/analytics/devguides/collection/protocol/ga4/validating-events',
    'https://developers.google.com/analytics/devguides/collection/protocol/ga4/sending-events',
  ],
  auth: [
    apiKey({
      label: 'API secret',
      fields: z.strictObject({
        api_secret: keyField({
          title: 'API secret',
          description: 'Google never says whether it is right: see that events arrive.',
          help: [
            'In Google Analytics open Admin › Data streams and choose the stream.',
            'Choose Measurement Protocol API secrets, then Create; name it Patchbay.',
            'Copy the secret value and paste it here.',
          ],
          helpUrl: 'https://analytics.google.com',
          mistakes: [
            {
              looksLike: /^G-/i,
              message: 'is the measurement ID, which belongs into the settings',
            },
            {
              looksLike: /^AIza/,
              message: 'is an API key of Google Cloud; create a secret instead',
            },
          ],
        }),
      }),
      inject: (request, { credentials }) => {
        request.url.searchParams.set('api_secret', credentials['api_secret'] ?? '');
      },
      // The protocol knows no other place.
      secretIn: 'url',
    }),
  ],
  settings,
  baseUrl,
  test: {
    request: (context) => requestFor('/debug/mp/collect', { event_name: 'patchbay_test' }, context),
    changesNothing:
      'https://developers.google.com/analytics/devguides/collection/protocol/ga4/validating-events',
    account: accountOf,
  },
  actions: { track_event: trackEvent },
  readError,
  samples,
});
