import { oauth2 } from '@patchbay/connector-sdk/auth/oauth2';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { hostField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { accountOf, askShop } from './account.ts';
import { readLimit } from './cost.ts';
import { createOrder } from './create-order.ts';
import { readError } from './errors.ts';
import { shopifyOAuth, shopOf } from './oauth.ts';
import { ownApp } from './own-app.ts';
import { samples } from './samples.ts';
import { upsertProduct } from './upsert-product.ts';
import { versions } from './versions.ts';

export default defineConnector({
  slug: 'shopify',
  name: 'Shopify',
  family: 'commerce',
  icon: 'shopify',
  description: 'Products and orders of a Shopify shop.',
  keywords: ['shop', 'store', 'product', 'order', 'e-commerce', 'catalogue', 'checkout'],
  preparation: { account: 'administrator', minutes: 10 },
  sources: [
    'https://shopify.dev/docs/api/admin-graphql',
    'https://shopify.dev/docs/api/usage/versioning',
    'https://shopify.dev/docs/api/usage/limits',
    'https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/authorization-code-grant',
    'https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/offline-access-tokens',
    'https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/client-credentials-grant',
    'https://shopify.dev/docs/apps/build/authentication-authorization/app-installation/uninstall-app-api-request',
  ],
  auth: [oauth2(shopifyOAuth), ownApp],
  settings: z.strictObject({
    shop: hostField({
      title: 'Shop',
      description: 'Its name at Shopify, which ends in myshopify.com.',
      placeholder: 'acme.myshopify.com',
      help: ['In Shopify admin open Settings › Domains and copy the name in myshopify.com.'],
      domain: 'myshopify.com',
      mistakes: [
        {
          looksLike: /admin\.shopify\.com/i,
          message: 'is the address of the admin; use the name in myshopify.com',
        },
      ],
    }),
  }),
  baseUrl: ({ settings }) => shopOf(settings),
  headers: { accept: 'application/json' },
  versions,
  test: {
    request: askShop,
    account: accountOf,
    changesNothing: 'https://shopify.dev/docs/api/admin-graphql/latest/queries/shop',
  },
  actions: { upsert_product: upsertProduct, create_order: createOrder },
  // 100 points a second on the standard plan; a mutation costs ten.
  rateLimit: { requests: 10, perMs: 1000 },
  readLimit,
  readError,
  samples,
});
