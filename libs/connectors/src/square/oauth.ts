import type { OAuth2Options, TokenError } from '@patchbay/connector-sdk/auth/oauth2';
import { z } from 'zod';
import { hostOf, isSandbox } from './environment.ts';
import { SCOPES } from './scopes.ts';
import { inVersion } from './versions.ts';

const DAY_S = 24 * 60 * 60;

/** https://developer.squareup.com/docs/oauth-api/overview, the code flow. */
export const squareOAuth: OAuth2Options = {
  authorizeUrl: (settings) => `${hostOf(settings)}/oauth2/authorize`,
  tokenUrl: (settings) => `${hostOf(settings)}/oauth2/token`,
  scopes: SCOPES,
  // In Square's words PKCE is a flow of its own, in which the secret must not be sent.
  pkce: 'none',
  // Asks the seller to sign in, instead of taking whoever happens to be; the sandbox does not know it.
  authorizeParams: (settings): Record<string, string> =>
    isSandbox(settings) ? {} : { session: 'false' },
  tokenBody: 'json',
  tokenHeaders: inVersion({}),
  repairTokenResponse,
  readTokenError,
  // "At least every 7 days" is recommended; half of the lifetime is as early as can be.
  refreshMarginMs: 15 * DAY_S * 1000,
  // One revocation ends every token the seller gave the application.
  sharedGrant: true,
  revokeRequest: ({ accessToken, client, settings }) => ({
    method: 'POST',
    baseUrl: hostOf(settings),
    path: '/oauth2/revoke',
    headers: { ...inVersion({}), authorization: `Client ${client.clientSecret}` },
    json: { client_id: client.clientId, access_token: accessToken },
  }),
};

const Refusal = z.object({
  type: z.string().max(200).optional().catch(undefined),
  message: z.string().max(1000).optional().catch(undefined),
  errors: z
    .array(
      z.object({
        code: z.string().max(100),
        detail: z.string().max(1000).optional().catch(undefined),
      }),
    )
    .optional()
    .catch(undefined),
});

/**
 * Square says `expires_at` in place of `expires_in`: 30 days on, or a day for short-lived tokens
 * (objects/ObtainTokenResponse). Errors are `{type, message}`, or the list that all its answers have.
 */
export function repairTokenResponse(
  body: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  if (typeof body['access_token'] === 'string') {
    const days = body['short_lived'] === true ? 1 : 30;
    return { ...body, token_type: 'bearer', expires_in: days * DAY_S };
  }
  const refusal = Refusal.safeParse(body).data;
  const first = refusal?.errors?.[0];
  const error = first?.code ?? refusal?.type;
  const words = first?.detail ?? refusal?.message;
  if (!error || typeof body['error'] === 'string') return { ...body };
  return { error, ...(words && { error_description: words }) };
}

const CLIENT = new Set(['CLIENT_DISABLED', 'APPLICATION_DISABLED']);
const CLIENT_WORDS = /\bclient\b.*\b(?:secret|not found)|^not authorized\.?$/i;
const REVOKED_WORDS = /revoked|invalid refresh token/i;

/**
 * Told apart by words, as one type stands for both: "Invalid refresh token" after the seller took
 * the access away, "Not Authorized" with a wrong secret or the other environment's application.
 */
export function readTokenError({ error, description }: TokenError) {
  if (CLIENT.has(error) || CLIENT_WORDS.test(description)) return 'client_refused';
  return REVOKED_WORDS.test(`${error} ${description}`) ? 'revoked' : undefined;
}
