import type { ScopeInfo } from '@patchbay/connector-sdk/auth/oauth2';
import { basicScopes } from '../_microsoft/scopes.ts';

export const SITES = 'Sites.ReadWrite.All';

/** https://learn.microsoft.com/en-us/graph/permissions-reference#sitesreadwriteall */
export const SCOPES: Readonly<Record<string, ScopeInfo>> = {
  ...basicScopes,
  [SITES]: {
    title: 'See and change files on sites',
    description: 'On the sites that you yourself may open.',
    default: true,
  },
};
