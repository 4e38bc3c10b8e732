import { oauth2 } from '@patchbay/connector-sdk/auth/oauth2';
import { scopes } from './scopes.ts';

const settingsState = 'oauth_state';

/** https://developers.hellosign.com/docs/oauth/walkthrough */
export const oauth = oauth2({
  authorizeUrl: 'https://app.hellosign.com/oauth/authorize',
  tokenUrl: 'https://app.hellosign.com/oauth/token',
  scopes,
  // Not documented, and its token request is a closed list without a verifier.
  pkce: 'none',
  tokenBody: 'json',
  // The code is exchanged together with the `state` it came with, unlike RFC 6749 section 4.1.3; a
  // refresh has none, so it is forgotten as soon as there is a token.
  callbackFacts: ({ state }) => (state ? { [settingsState]: state } : {}),
  tokenParams: (settings) => {
    const state = settings[settingsState];
    return typeof state === 'string' && state !== '' ? { state } : ({} as Record<string, string>);
  },
  tokenFacts: () => ({ [settingsState]: '' }),
  // No address revokes a grant: the account's owner removes the application in the settings.
});
