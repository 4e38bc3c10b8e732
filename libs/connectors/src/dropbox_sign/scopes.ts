import type { ScopeInfo } from '@patchbay/connector-sdk/auth/oauth2';

/**
 * Of the billing model in which the account that signs in pays for what it sends; the application
 * must have been made with the same. https://developers.hellosign.com/docs/oauth/overview
 */
export const scopes: Readonly<Record<string, ScopeInfo>> = {
  account_access: {
    title: 'See your account',
    description: 'Lets Patchbay see which Dropbox Sign account it is connected to.',
    default: true,
    required: true,
  },
  signature_request_access: {
    title: 'Send contracts and follow them',
    description: 'Send documents for signing, and see who has signed.',
    default: true,
  },
};
