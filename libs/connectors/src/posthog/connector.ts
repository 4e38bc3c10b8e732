import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { bearer, type Inject } from '@patchbay/connector-sdk/auth/inject';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { keyField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { readError } from './errors.ts';
import { accountOf, discover, projectRequest } from './project.ts';
import { samples } from './samples.ts';
import { APP_HOSTS, eventsUrl, settings } from './settings.ts';
import { trackEvent } from './track-event.ts';

const injectBearer = bearer('personal_api_key');

/** Events name their project by a token that may be public; the key is sent nowhere else. */
const injectKey: Inject = (request, context) => {
  if (request.url.pathname.endsWith('/i/v0/e/')) return;
  injectBearer(request, context);
};

export default defineConnector({
  slug: 'posthog',
  name: 'PostHog',
  family: 'analytics',
  icon: 'posthog',
  description: 'Events of the people who use your shop.',
  keywords: ['statistics', 'product analytics', 'funnel', 'event', 'tracking', 'open source'],
  preparation: { account: 'member', minutes: 5 },
  sources: [
    'https://posthog.com/docs/api',
    'https://posthog.com/docs/api/capture',
    'https://posthog.com/docs/api/projects',
    'https://posthog.com/docs/data/anonymous-vs-identified-events',
  ],
  auth: [
    apiKey({
      fields: z.strictObject({
        personal_api_key: keyField({
          title: 'Personal API key',
          description: 'Finds the project and its token; events themselves need none.',
          placeholder: 'phx_…',
          help: [
            'In PostHog open Settings › Account › Personal API keys.',
            'Choose Create personal API key and name it Patchbay.',
            'Choose the project, and of the scopes only Project, read.',
            'Copy the key, which is shown only once, and paste it here.',
          ],
          helpUrl: 'https://app.posthog.com/settings/user-api-keys',
          mistakes: [
            {
              looksLike: /^phc_/,
              message:
                'is the project’s token, which Patchbay finds itself; use a personal key (phx_…)',
            },
          ],
        }).refine((key) => key.startsWith('phx_'), 'must begin with phx_'),
      }),
      inject: injectKey,
    }),
  ],
  settings,
  baseUrl: eventsUrl,
  hosts: APP_HOSTS,
  discover,
  test: {
    requiredScopes: ['project:read'],
    request: projectRequest,
    account: accountOf,
  },
  actions: { track_event: trackEvent },
  // Reading is limited to 240 requests a minute; events are not limited.
  readError,
  samples,
});
