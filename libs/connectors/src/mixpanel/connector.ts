import { basic } from '@patchbay/connector-sdk/auth/basic';
import { basicAuth } from '@patchbay/connector-sdk/auth/inject';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { keyField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { accountOf } from './account.ts';
import { readError } from './errors.ts';
import { samples } from './samples.ts';
import { APP_HOSTS, appUrl, ingestionUrl, settings } from './settings.ts';
import { trackEvent } from './track-event.ts';

export default defineConnector({
  slug: 'mixpanel',
  name: 'Mixpanel',
  family: 'analytics',
  icon: 'mixpanel',
  description: 'Events of the people who use your shop.',
  keywords: ['statistics', 'funnel', 'product analytics', 'event', 'tracking'],
  preparation: { account: 'administrator', minutes: 5 },
  sources: [
    'https://docs.mixpanel.com/reference/import-events',
    'https://docs.mixpanel.com/reference/service-accounts',
    'https://docs.mixpanel.com/reference/ingestion-api',
    'https://docs.mixpanel.com/docs/privacy/eu-residency',
  ],
  auth: [
    basic({
      fields: z.strictObject({
        username: keyField({
          title: 'Username of the service account',
          placeholder: 'patchbay.0a1b2c.mp-service-account',
          help: [
            'In Mixpanel open Settings › Organization Settings › Service Accounts.',
            'Choose Add Service Account, name it patchbay, and give it the role Admin in the project.',
            'Copy the username and the secret, which is shown only once.',
          ],
          helpUrl: 'https://docs.mixpanel.com/reference/service-accounts',
          mistakes: [
            {
              looksLike: /^[0-9a-f]{32}$/i,
              message: 'is a token or secret of the project; create a service account',
            },
          ],
        }),
        secret: keyField({ title: 'Secret of the service account' }),
      }),
      inject: basicAuth('username', 'secret'),
    }),
  ],
  settings,
  baseUrl: ingestionUrl,
  hosts: APP_HOSTS,
  test: {
    request: (context) => ({ method: 'GET', baseUrl: appUrl(context), path: '/api/app/me' }),
    account: accountOf,
  },
  actions: { track_event: trackEvent },
  // Thirty thousand events a second: far beyond what is sent here.
  readError,
  samples,
});
