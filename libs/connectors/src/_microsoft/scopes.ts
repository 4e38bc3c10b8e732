import type { ScopeInfo } from '@patchbay/connector-sdk/auth/oauth2';

export const USER_READ = 'User.Read';

/** https://learn.microsoft.com/en-us/graph/permissions-reference#userread */
export const basicScopes: Readonly<Record<string, ScopeInfo>> = {
  [USER_READ]: {
    title: 'See who you are',
    description: 'Your name and address. Shows which account is connected.',
    default: true,
    required: true,
  },
  offline_access: {
    title: 'Stay connected',
    description: 'So that you need not sign in again each hour.',
    default: true,
    required: true,
  },
};
