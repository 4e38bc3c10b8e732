import { oauth2 } from '@patchbay/connector-sdk/auth/oauth2';
import { scopes } from './scopes.ts';

/** The `state` of the way back, kept from there until there is a token. */
const STATE = 'oauth_state';

type Settings = Readonly<Record<string, unknown>>;

function stateOf(settings: Settings): string | undefined {
  const state = settings[STATE];
  return typeof state === 'string' && state !== '' ? state : undefined;
}

/** A refresh has an address of its own, and what tells it is that no way back went before. */
const tokenUrl = (settings: Settings) =>
  `https://app.hellosign.com/oauth/token${stateOf(settings) ? '' : '?refresh'}`;

/** https://developers.hellosign.com/docs/oauth/walkthrough */
export const oauth = oauth2({
  authorizeUrl: 'https://app.hellosign.com/oauth/authorize',
  tokenUrl,
  scopes,
  // Not documented, and its token request is a closed list without a verifier.
  pkce: 'none',
  tokenBody: 'json',
  // The code is exchanged together with the `state` it came with, unlike RFC 6749 section 4.1.3.
  callbackFacts: ({ state }) => (state ? { [STATE]: state } : {}),
  tokenParams: (settings): Record<string, string> => {
    const state = stateOf(settings);
    return state ? { state } : {};
  },
  tokenFacts: () => ({ [STATE]: '' }),
  // No address revokes a grant: the account's owner removes the application in the settings.
});
