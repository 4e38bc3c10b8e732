import type { OAuth2Options } from '@patchbay/connector-sdk/auth/oauth2';
import { readTokenError } from './read-token-error.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * What all Google products share, from
 * https://developers.google.com/identity/protocols/oauth2/web-server
 */
export const googleOAuth = {
  authorizeUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
  tokenUrl: 'https://oauth2.googleapis.com/token',
  revokeUrl: 'https://oauth2.googleapis.com/revoke',
  // One entry under "third-party access" of an account for each project, whatever its tokens.
  sharedGrant: true,
  // Without both, a second consent brings no refresh token.
  authorizeParams: { access_type: 'offline', prompt: 'consent' },
  readTokenError,
  // "The refresh token has not been used for six months": protocols/oauth2#expiration.
  refreshTokenIdleMs: 180 * DAY_MS,
} satisfies Partial<OAuth2Options>;
