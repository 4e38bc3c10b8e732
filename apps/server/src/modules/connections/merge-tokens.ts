import type { TokenSet } from './token-set.ts';
import type { Credentials } from './vendor-target.ts';

/** The stored credential of an OAuth connection: its own client, if it brought one, and the token. */
export function mergeTokens(credentials: Credentials, set: TokenSet): Credentials {
  return credentials.map(({ refresh_token: _, ...kept }) => ({
    ...kept,
    access_token: set.accessToken.reveal(),
  }));
}
