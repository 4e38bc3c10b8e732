import { oauth2 } from '@patchbay/connector-sdk/auth/oauth2';
import { readTokenError, repairTokenResponse } from './token.ts';

export const CHAT_WRITE = 'chat:write';

/**
 * https://docs.slack.dev/authentication/installing-with-oauth: tokens of the bot. They live until the
 * application is removed, or twelve hours where it rotates them.
 */
export const byOAuth = oauth2({
  authorizeUrl: 'https://slack.com/oauth/v2/authorize',
  tokenUrl: 'https://slack.com/api/oauth.v2.access',
  scopes: {
    [CHAT_WRITE]: {
      title: 'Send messages',
      description: 'To channels the bot was invited to, and to people.',
      default: true,
      required: true,
    },
    'chat:write.public': {
      title: 'Send messages to any public channel',
      description: 'Also without an invitation.',
      default: true,
    },
  },
  scopeSeparator: ',',
  // Switched on, it makes the application a public client for good, which Patchbay's is not:
  // https://docs.slack.dev/authentication/using-pkce
  pkce: 'none',
  repairTokenResponse,
  readTokenError,
  // https://docs.slack.dev/reference/methods/auth.revoke takes the token itself as its proof.
  revokeRequest: ({ accessToken }) => ({
    method: 'GET',
    baseUrl: 'https://slack.com/api',
    path: '/auth.revoke',
    headers: { authorization: `Bearer ${accessToken}` },
  }),
});
