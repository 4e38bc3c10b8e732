import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { clientCredentials } from '@patchbay/connector-sdk/auth/client-credentials';
import { keyField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { shopifyToken, tokenUrl } from './oauth.ts';

const HOUR_MS = 60 * 60 * 1000;
const helpUrl = 'https://shopify.dev/docs/apps/build/dev-dashboard/get-api-access-tokens';

const mistakes = [
  {
    looksLike: /^shp(?:at|ca|pa|ua|rt)_/,
    message: 'is an access token; use the client ID and secret of the app',
  },
];

/** An app of the shop's own organization buys tokens for a day: no consent page, no refresh token. */
export const ownApp = apiKey({
  label: 'App of your own',
  fields: z.strictObject({
    client_id: keyField({
      title: 'Client ID',
      maxLength: 200,
      help: [
        'Open the Dev Dashboard of Shopify and choose Create app.',
        'Under Access choose write_products and write_orders, and release the version.',
        'Install the app in your shop.',
        'Open Settings of the app, copy the client ID and paste it here.',
      ],
      helpUrl,
      mistakes,
    }),
    client_secret: keyField({
      title: 'Client secret',
      maxLength: 200,
      help: ['It stands below the client ID.'],
      helpUrl,
      mistakes: [
        { looksLike: /^[0-9a-f]{32}$/, message: 'is the client ID; secrets begin with shpss_' },
        ...mistakes,
      ],
    }),
  }),
  inject: shopifyToken,
  grant: clientCredentials({ tokenUrl, authMethod: 'post', grant: { lifetimeMs: 23 * HOUR_MS } }),
});
