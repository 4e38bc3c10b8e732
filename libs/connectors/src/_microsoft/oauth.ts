import type { OAuth2Options } from '@patchbay/connector-sdk/auth/oauth2';
import { readTokenError } from './read-token-error.ts';
import { tenantOf } from './tenant.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const SIGN_IN = 'https://login.microsoftonline.com';

/**
 * What all connectors of Microsoft 365 share, from
 * https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-auth-code-flow
 *
 * There is no RFC 7009 address: the one way to end a grant from outside, `revokeSignInSessions`, signs
 * the person out everywhere. Who connected takes the consent away at myapps.microsoft.com, or at
 * account.live.com/consent/Manage.
 */
export const microsoftOAuth = {
  authorizeUrl: (settings) => `${SIGN_IN}/${tenantOf(settings)}/oauth2/v2.0/authorize`,
  tokenUrl: (settings) => `${SIGN_IN}/${tenantOf(settings)}/oauth2/v2.0/token`,
  // Otherwise whoever happens to be signed in is taken without asking.
  authorizeParams: { prompt: 'select_account' },
  readTokenError,
  // "The default lifetime … is 90 days", each use begins it anew: refresh-tokens#token-lifetime.
  refreshTokenIdleMs: 90 * DAY_MS,
} satisfies Partial<OAuth2Options>;
