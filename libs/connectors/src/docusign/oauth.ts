import { oauth2, type TokenError } from '@patchbay/connector-sdk/auth/oauth2';
import { accountServer } from './environment.ts';
import { scopes } from './scopes.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Consent that was withdrawn is told from a refresh token that has merely grown old. */
export function readTokenError({ error }: TokenError): 'revoked' | undefined {
  return error === 'consent_required' ? 'revoked' : undefined;
}

/** https://developers.docusign.com/platform/auth/confidential-authcode-get-token */
export const oauth = oauth2({
  authorizeUrl: (settings) => `${accountServer(settings)}/oauth/auth`,
  tokenUrl: (settings) => `${accountServer(settings)}/oauth/token`,
  scopes,
  // Integration key and secret go in the header.
  tokenAuthMethod: 'client_secret_basic',
  readTokenError,
  // With the scope `extended` each refresh brings a token for another 30 days.
  refreshTokenIdleMs: 30 * DAY_MS,
  // No documented address revokes a grant: the person removes it under Manage Profile › Connected apps.
});
