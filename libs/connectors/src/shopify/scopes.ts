import type { ScopeInfo } from '@patchbay/connector-sdk/auth/oauth2';

export const PRODUCTS = 'write_products';
export const ORDERS = 'write_orders';

/** Writing includes reading, and Shopify then names only the former as granted. */
export const SCOPES: Readonly<Record<string, ScopeInfo>> = {
  [PRODUCTS]: { title: 'Read and change products', default: true },
  [ORDERS]: {
    title: 'Read and add orders',
    description: 'Shopify lets apps see orders of the last 60 days.',
    default: true,
  },
};
