import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { keyField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { accountOf } from './account.ts';
import { readError } from './errors.ts';
import { injectToken } from './inject.ts';
import { samples } from './samples.ts';
import { baseUrl, settings, siteId } from './settings.ts';
import { trackEvent } from './track-event.ts';

export default defineConnector({
  slug: 'matomo',
  name: 'Matomo',
  family: 'analytics',
  icon: 'matomo',
  description: 'Events in a Matomo of your own, or in its cloud.',
  keywords: ['statistics', 'visitors', 'piwik', 'privacy', 'tracking'],
  preparation: { account: 'member', minutes: 5 },
  sources: [
    'https://developer.matomo.org/api-reference/tracking-api',
    'https://developer.matomo.org/api-reference/reporting-api',
    'https://matomo.org/faq/general/faq_114/',
  ],
  auth: [
    apiKey({
      label: 'Token',
      fields: z.strictObject({
        token_auth: keyField({
          title: 'Token',
          help: [
            'Sign in to Matomo as a user that may write to the website.',
            'Open Administration › Personal › Security and choose Create new token below Auth tokens.',
            'Name it Patchbay and leave "Only allow secure requests" on.',
            'Copy the token, which is shown only once, and paste it here.',
          ],
          helpUrl: 'https://matomo.org/faq/general/faq_114/',
        }).regex(/^[0-9a-f]{32}$/i, 'must be 32 hexadecimal digits'),
      }),
      inject: injectToken,
      secretIn: 'body',
    }),
  ],
  settings,
  baseUrl,
  test: {
    request: (context) => ({
      method: 'POST',
      path: '/index.php',
      form: {
        module: 'API',
        method: 'SitesManager.getSiteFromId',
        idSite: siteId(context),
        format: 'JSON',
      },
    }),
    changesNothing: 'https://developer.matomo.org/api-reference/reporting-api',
    account: accountOf,
  },
  actions: { track_event: trackEvent },
  // Matomo has no limit but its server's.
  readError,
  samples,
});
