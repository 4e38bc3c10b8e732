import {
  oauth2,
  type TokenError,
  type TokenErrorReading,
} from '@patchbay/connector-sdk/auth/oauth2';
import { ACCOUNTS_READ, EVENTS_WRITE, PROFILES_WRITE } from './scopes.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** https://developers.klaviyo.com/en/docs/set_up_oauth */
export const byOAuth = oauth2({
  authorizeUrl: 'https://www.klaviyo.com/oauth/authorize',
  tokenUrl: 'https://a.klaviyo.com/oauth/token',
  revokeUrl: 'https://a.klaviyo.com/oauth/revoke',
  tokenAuthMethod: 'client_secret_basic',
  scopes: {
    [ACCOUNTS_READ]: { title: 'See the name of the account', default: true, required: true },
    [PROFILES_WRITE]: { title: 'Create and update profiles', default: true },
    [EVENTS_WRITE]: { title: 'Record events', default: true },
  },
  readTokenError,
  // Ninety days without use end it.
  refreshTokenIdleMs: 90 * DAY_MS,
});

// Klaviyo's own name for a refresh token that ended or was withdrawn, beside the standard's:
// https://developers.klaviyo.com/en/docs/troubleshoot_oauth_errors
const ENDED = new Set(['invalid_grant', 'invalid_grant_type']);

/** An application that was removed and a token that was not used look alike: either needs a consent. */
export function readTokenError({ error }: TokenError): TokenErrorReading | undefined {
  return ENDED.has(error) ? 'revoked' : undefined;
}
