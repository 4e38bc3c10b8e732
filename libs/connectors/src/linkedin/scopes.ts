import type { ScopeInfo } from '@patchbay/connector-sdk/auth/oauth2';

export const OPENID = 'openid';
export const PROFILE = 'profile';
export const MEMBER_POSTS = 'w_member_social';
export const ORGANIZATION_POSTS = 'w_organization_social';
export const ORGANIZATIONS = 'r_organization_admin';

export const SCOPES: Readonly<Record<string, ScopeInfo>> = {
  [OPENID]: { title: 'Sign you in', default: true, required: true },
  [PROFILE]: {
    title: 'See your name',
    description: 'Shows which account is connected.',
    default: true,
    required: true,
  },
  [MEMBER_POSTS]: { title: 'Post in your name', default: true },
  [ORGANIZATION_POSTS]: {
    title: 'Post for your organizations',
    description: 'Only for apps that LinkedIn gave its Community Management product.',
  },
  [ORGANIZATIONS]: {
    title: 'See the pages you manage',
    description: 'Only for apps that LinkedIn gave its Community Management product.',
  },
};
