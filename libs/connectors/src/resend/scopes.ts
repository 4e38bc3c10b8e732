import type { ScopeInfo } from '@patchbay/connector-sdk/auth/oauth2';

export const FULL_ACCESS = 'full_access';

/**
 * https://resend.com/docs/api-reference/oauth/authorize: `emails:send` alone reaches no address that
 * could tell whose grant it is, and this one includes it.
 */
export const scopes: Readonly<Record<string, ScopeInfo>> = {
  [FULL_ACCESS]: {
    title: 'Send e-mail and manage contacts',
    description: 'Resend has one permission for everything besides sending.',
    default: true,
    required: true,
  },
};
