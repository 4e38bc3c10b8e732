import type { ScopeInfo } from '@patchbay/connector-sdk/auth/oauth2';

export const READ_WRITE = 'https://www.googleapis.com/auth/devstorage.read_write';

/** https://docs.cloud.google.com/storage/docs/oauth-scopes */
export const scopes: Readonly<Record<string, ScopeInfo>> = {
  [READ_WRITE]: {
    title: 'Read and write files',
    description: 'In all buckets the account can reach. Rights on buckets are not changed.',
    default: true,
    required: true,
  },
};
