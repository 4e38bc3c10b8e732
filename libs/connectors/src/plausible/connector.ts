import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { bearer, type Inject } from '@patchbay/connector-sdk/auth/inject';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { keyField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { accountOf } from './account.ts';
import { readError } from './errors.ts';
import { samples } from './samples.ts';
import { baseUrl, settings, siteOf } from './settings.ts';
import { trackEvent } from './track-event.ts';

const injectBearer = bearer('api_key');

/** Events are open to everybody; the key is for reading, and is sent nowhere else. */
const injectKey: Inject = (request, context) => {
  if (request.url.pathname.endsWith('/api/event')) return;
  injectBearer(request, context);
};

export default defineConnector({
  slug: 'plausible',
  name: 'Plausible',
  family: 'analytics',
  icon: 'plausibleanalytics',
  description: 'Page views and events without cookies.',
  keywords: ['statistics', 'visitors', 'goal', 'conversion', 'privacy'],
  preparation: { account: 'member', minutes: 3 },
  sources: [
    'https://plausible.io/docs/events-api',
    'https://plausible.io/docs/stats-api',
    'https://plausible.io/docs/custom-event-goals',
  ],
  auth: [
    apiKey({
      fields: z.strictObject({
        api_key: keyField({
          title: 'API key',
          description: 'Proves that the site is yours. Events themselves need none.',
          help: [
            'In Plausible open Account Settings › API Keys.',
            'Choose New API Key, name it Patchbay and choose Stats API.',
            'Copy the key, which is shown only once, and paste it here.',
          ],
          helpUrl: 'https://plausible.io/settings/api-keys',
        }),
      }),
      inject: injectKey,
    }),
  ],
  settings,
  baseUrl,
  test: {
    request: (context) => ({
      method: 'POST',
      path: '/api/v2/query',
      json: { site_id: siteOf(context), metrics: ['visitors'], date_range: 'day' },
    }),
    changesNothing: 'https://plausible.io/docs/stats-api',
    account: accountOf,
  },
  actions: { track_event: trackEvent },
  // Keys may read 600 times an hour; events have no published limit.
  readError,
  samples,
});
