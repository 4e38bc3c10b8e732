import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { basicAuth } from '@patchbay/connector-sdk/auth/inject';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { keyField, textField, urlField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { baseUrlFrom } from '../_generic/base-url.ts';
import { accountOf } from './account.ts';
import { createOrder } from './create-order.ts';
import { readError } from './errors.ts';
import { samples } from './samples.ts';
import { upsertProduct } from './upsert-product.ts';

export default defineConnector({
  slug: 'medusa',
  name: 'Medusa',
  family: 'commerce',
  icon: 'medusa',
  description: 'Products and orders of a shop that runs on Medusa 2.',
  keywords: ['shop', 'store', 'product', 'order', 'e-commerce', 'headless', 'medusajs'],
  preparation: { account: 'administrator', minutes: 4 },
  sources: [
    'https://docs.medusajs.com/api/admin',
    'https://docs.medusajs.com/learn/fundamentals/api-routes/errors',
    'https://docs.medusajs.com/user-guide/settings/developer/secret-api-keys',
  ],
  auth: [
    apiKey({
      label: 'Secret API key',
      fields: z.strictObject({
        secret_key: keyField({
          title: 'Secret API key',
          placeholder: 'sk_…',
          help: [
            'In Medusa Admin open Settings › Secret API Keys.',
            'Create a key named Patchbay, copy it at once and paste it here.',
          ],
          helpUrl: 'https://docs.medusajs.com/user-guide/settings/developer/secret-api-keys',
          mistakes: [
            {
              looksLike: /^pk_/,
              message: 'is a publishable key; use a secret key, which begins with sk_',
            },
            {
              looksLike: /^(?!sk_)/,
              message: 'is no secret key of Medusa; those begin with sk_',
            },
          ],
        }),
      }),
      // The key is the user name; there is no password.
      inject: basicAuth('secret_key', 'password'),
    }),
  ],
  settings: z.strictObject({
    base_url: urlField({
      title: 'Address',
      description: 'Of the Medusa server, without /admin or /app.',
      placeholder: 'https://api.shop.example',
      mistakes: [
        {
          looksLike: /\/(?:admin|app|store)\/?$/,
          message: 'must be the address of the server, without what comes after the host',
        },
      ],
    }),
    region_id: textField({
      title: 'Region',
      description: 'Of orders that name none; needed to add orders.',
      help: ['In Medusa Admin open Settings › Regions and the region; its ID is in the address.'],
      placeholder: 'reg_…',
      maxLength: 200,
    })
      .regex(/^reg_/, 'must begin with reg_')
      .optional(),
    sales_channel_id: textField({
      title: 'Sales channel',
      description: 'Where new products are offered and orders belong; the default one if empty.',
      placeholder: 'sc_…',
      maxLength: 200,
    })
      .regex(/^sc_/, 'must begin with sc_')
      .optional(),
  }),
  bundle: { slug: 'medusa', name: 'Medusa' },
  baseUrl: baseUrlFrom('base_url'),
  headers: { accept: 'application/json' },
  test: {
    request: () => ({ method: 'GET', path: '/admin/stores', query: { limit: 1 } }),
    account: accountOf,
  },
  actions: { upsert_product: upsertProduct, create_order: createOrder },
  // Medusa limits nothing itself; whoever runs it may.
  readError,
  samples,
});
