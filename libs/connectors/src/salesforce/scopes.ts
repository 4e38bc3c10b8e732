import type { ScopeInfo } from '@patchbay/connector-sdk/auth/oauth2';

/** https://help.salesforce.com/s/articleView?id=sf.remoteaccess_oauth_tokens_scopes.htm */
export const scopes: Readonly<Record<string, ScopeInfo>> = {
  api: {
    title: 'Work with the data',
    description: 'See and change what the person who signs in may see and change.',
    default: true,
    required: true,
  },
  refresh_token: {
    title: 'Stay connected',
    description: 'Lets Patchbay work while nobody is signed in.',
    default: true,
    required: true,
  },
};
