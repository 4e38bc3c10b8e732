import type { ScopeInfo } from '@patchbay/connector-sdk/auth/oauth2';

export const READ = 'https://www.googleapis.com/auth/webmasters.readonly';
export const EDIT = 'https://www.googleapis.com/auth/webmasters';

/** https://developers.google.com/webmaster-tools/v1/how-tos/authorizing */
export const scopes: Readonly<Record<string, ScopeInfo>> = {
  [READ]: {
    title: 'Read Search Console',
    description: 'See sites, search terms, clicks and positions.',
    default: true,
    required: true,
  },
  [EDIT]: {
    title: 'Change Search Console',
    description: 'Hand in sitemaps. Also allows adding and removing sites, which is never done.',
  },
};
