import { oauth2 } from '@patchbay/connector-sdk/auth/oauth2';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { secretField, textField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { baseUrlFrom } from '../_generic/base-url.ts';
import { oauthSamples } from '../_generic/oauth-samples.ts';
import { addressFrom, userinfoHost } from '../_generic/oauth-settings.ts';
import { readTokenError } from '../_generic/read-token-error.ts';
import { requestAction } from '../_generic/request-action.ts';
import { userInfoTest } from '../_generic/userinfo-test.ts';
import { settings } from './settings.ts';

export default defineConnector({
  slug: 'oauth2_generic',
  name: 'OAuth 2.0',
  family: 'generic',
  description: 'Any system with the OAuth 2.0 authorization code flow.',
  keywords: ['login', 'rest', 'http', 'api', 'openid'],
  preparation: { account: 'developer', minutes: 15 },
  sources: [
    'https://www.rfc-editor.org/rfc/rfc6749',
    'https://www.rfc-editor.org/rfc/rfc7636',
    'https://www.rfc-editor.org/rfc/rfc7009',
    'https://www.rfc-editor.org/rfc/rfc6750',
  ],
  auth: [
    oauth2({
      authorizeUrl: addressFrom('authorize_url'),
      tokenUrl: addressFrom('token_url'),
      revokeUrl: (values) => addressFrom('revoke_url')(values) || undefined,
      scopes: {},
      scopesFromSettings: (values) =>
        addressFrom('scopes')(values)
          .split(/[\s,]+/)
          .filter(Boolean),
      pkce: (values) => (values['pkce'] === 'none' ? 'none' : 'S256'),
      tokenAuthMethod: (values) =>
        values['token_auth_method'] === 'client_secret_basic'
          ? 'client_secret_basic'
          : 'client_secret_post',
      readTokenError,
      ownClient: z.strictObject({
        client_id: textField({ title: 'Client ID' }),
        client_secret: secretField({ title: 'Client secret' }),
      }),
    }),
  ],
  settings,
  baseUrl: baseUrlFrom('api_base_url'),
  hostsFromSettings: userinfoHost,
  test: userInfoTest,
  actions: { request: requestAction },
  samples: oauthSamples,
});
