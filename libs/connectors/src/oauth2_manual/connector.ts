import { oauth2 } from '@patchbay/connector-sdk/auth/oauth2';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { secretField, textField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { baseUrlFrom } from '../_generic/base-url.ts';
import { oauthSamples } from '../_generic/oauth-samples.ts';
import {
  addressFrom,
  apiBaseUrlField,
  tokenUrlField,
  userinfoHost,
  userinfoUrlField,
} from '../_generic/oauth-settings.ts';
import { readTokenError } from '../_generic/read-token-error.ts';
import { requestAction } from '../_generic/request-action.ts';
import { userInfoTest } from '../_generic/userinfo-test.ts';

export default defineConnector({
  slug: 'oauth2_manual',
  name: 'OAuth 2.0 with a refresh token',
  family: 'generic',
  description: 'Any OAuth 2.0 system for which you already hold a refresh token.',
  keywords: ['token', 'rest', 'http', 'api', 'openid'],
  preparation: { account: 'developer', minutes: 15 },
  sources: ['https://www.rfc-editor.org/rfc/rfc6749', 'https://www.rfc-editor.org/rfc/rfc6750'],
  auth: [
    oauth2({
      tokenUrl: addressFrom('token_url'),
      scopes: {},
      // The grant was given elsewhere, with whatever scopes it has.
      scopesFromSettings: () => [],
      readTokenError,
      manual: z.strictObject({
        client_id: textField({ title: 'Client ID' }),
        client_secret: secretField({ title: 'Client secret' }),
        refresh_token: secretField({
          title: 'Refresh token',
          help: [
            'Have the system issue a refresh token for your application.',
            'Paste it here. From then on Patchbay keeps it fresh, so do not use it elsewhere.',
          ],
        }),
      }),
    }),
  ],
  settings: z.strictObject({
    token_url: tokenUrlField,
    userinfo_url: userinfoUrlField,
    api_base_url: apiBaseUrlField,
  }),
  baseUrl: baseUrlFrom('api_base_url'),
  hostsFromSettings: userinfoHost,
  test: userInfoTest,
  actions: { request: requestAction },
  samples: oauthSamples,
});
