import type { ScopeInfo } from '@patchbay/connector-sdk/auth/oauth2';

/**
 * https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/scopes-for-oauth-apps. Either serves
 * for issues, depending on the repository, so no action demands one of them.
 */
export const scopes: Readonly<Record<string, ScopeInfo>> = {
  repo: {
    title: 'Private and public repositories',
    description: 'Write issues in all repositories of the person who signs in.',
    default: true,
  },
  public_repo: {
    title: 'Public repositories',
    description: 'Write issues in public repositories only; choose it in place of the other.',
  },
};
