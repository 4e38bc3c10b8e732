import type { ScopeInfo } from '@patchbay/connector-sdk/auth/oauth2';

/** https://developers.docusign.com/platform/auth/reference/scopes */
export const scopes: Readonly<Record<string, ScopeInfo>> = {
  signature: {
    title: 'Send contracts and follow them',
    description: 'Send envelopes on behalf of the person who signs in, and see who has signed.',
    default: true,
    required: true,
  },
  extended: {
    title: 'Stay connected',
    description: 'Without it the person must sign in again after 30 days.',
    default: true,
  },
};
