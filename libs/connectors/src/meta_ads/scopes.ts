import type { ScopeInfo } from '@patchbay/connector-sdk/auth/oauth2';

export const READ = 'ads_read';
export const MANAGE = 'ads_management';

/** https://developers.facebook.com/docs/permissions */
export const SCOPES: Readonly<Record<string, ScopeInfo>> = {
  [READ]: {
    title: 'See your ad accounts',
    description: 'Their names and datasets.',
    default: true,
    required: true,
  },
  [MANAGE]: {
    title: 'Send events to your datasets',
    description: 'Meta has no smaller permission for it than the one that manages ads.',
    default: true,
  },
};
