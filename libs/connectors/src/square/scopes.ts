import type { ScopeInfo } from '@patchbay/connector-sdk/auth/oauth2';

export const MERCHANT = 'MERCHANT_PROFILE_READ';
export const PAYMENTS_READ = 'PAYMENTS_READ';
export const PAYMENTS_WRITE = 'PAYMENTS_WRITE';
export const ORDERS_READ = 'ORDERS_READ';
export const ORDERS_WRITE = 'ORDERS_WRITE';

/** https://developer.squareup.com/docs/oauth-api/square-permissions */
export const SCOPES: Readonly<Record<string, ScopeInfo>> = {
  [MERCHANT]: {
    title: 'See your business',
    description: 'Its name and locations.',
    default: true,
    required: true,
  },
  [PAYMENTS_READ]: { title: 'See payments and refunds', default: true },
  [PAYMENTS_WRITE]: { title: 'Take and refund payments', default: true },
  [ORDERS_READ]: { title: 'See orders', default: true },
  [ORDERS_WRITE]: { title: 'Create orders', default: true },
};
