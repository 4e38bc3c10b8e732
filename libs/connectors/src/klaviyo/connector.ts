import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { keyField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { accountOf } from './account.ts';
import { readError } from './errors.ts';
import { byOAuth } from './oauth.ts';
import { revision, versions } from './revision.ts';
import { samples } from './samples.ts';
import { ACCOUNTS_READ } from './scopes.ts';
import { trackEvent } from './track-event.ts';
import { upsertContact } from './upsert-contact.ts';

export default defineConnector({
  slug: 'klaviyo',
  name: 'Klaviyo',
  family: 'email',
  description: 'Profiles and events that start e-mail flows.',
  keywords: ['newsletter', 'mail', 'campaign', 'flow', 'subscriber', 'marketing'],
  preparation: { account: 'administrator', minutes: 5 },
  sources: [
    'https://developers.klaviyo.com/en/docs/authenticate_',
    'https://developers.klaviyo.com/en/docs/set_up_oauth',
    'https://developers.klaviyo.com/en/docs/api_versioning_and_deprecation_policy',
    'https://developers.klaviyo.com/en/docs/rate_limits_and_error_handling',
    'https://developers.klaviyo.com/en/reference/get_accounts',
    'https://developers.klaviyo.com/en/reference/create_or_update_profile',
    'https://developers.klaviyo.com/en/reference/create_event',
  ],
  auth: [
    apiKey({
      fields: z.strictObject({
        api_key: keyField({
          title: 'Private API key',
          placeholder: 'pk_…',
          help: [
            'In Klaviyo open Settings › API keys.',
            'Choose Create Private API Key, name it Patchbay and choose Custom Key.',
            'Allow read access to Accounts, and full access to Profiles and Events.',
            'Copy the key, which is shown only once, and paste it here.',
          ],
          helpUrl: 'https://www.klaviyo.com/settings/account/api-keys',
          mistakes: [
            {
              looksLike: /^[A-Za-z0-9]{6}$/,
              message:
                'is the public key, which is meant for browsers; create a private one (pk_…)',
            },
          ],
        }).refine((key) => key.startsWith('pk_'), 'must begin with pk_'),
      }),
      inject: (request, { credentials }) => {
        request.headers['authorization'] = `Klaviyo-API-Key ${credentials['api_key'] ?? ''}`;
      },
    }),
    byOAuth,
  ],
  baseUrl: 'https://a.klaviyo.com',
  versions,
  test: {
    requiredScopes: [ACCOUNTS_READ],
    request: (context) => ({ method: 'GET', path: '/api/accounts', headers: revision(context) }),
    account: accountOf,
  },
  actions: { upsert_contact: upsertContact, track_event: trackEvent },
  // The steady limit of profiles; events may come five times as fast.
  rateLimit: { requests: 750, perMs: 60_000 },
  readError,
  samples,
});
