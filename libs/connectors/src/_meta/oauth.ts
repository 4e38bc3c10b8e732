import type {
  OAuth2Options,
  OAuthClientValues,
  TokenError,
} from '@patchbay/connector-sdk/auth/oauth2';
import type { VendorRequest } from '@patchbay/connector-sdk/request';
import { z } from 'zod';
import { CURRENT, graphOf } from './graph.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** From https://developers.facebook.com/docs/facebook-login/guides/advanced/manual-flow */
export const facebookOAuth = {
  authorizeUrl: `https://www.facebook.com/${CURRENT}/dialog/oauth`,
  tokenUrl: `${graphOf({})}/oauth/access_token`,
  scopeSeparator: ',',
  // Offered for OpenID Connect only.
  pkce: 'none',
  repairTokenResponse,
  readTokenError,
  // The first token lives for an hour or two, the one it buys for about 60 days.
  longLived: { exchange: longerLived, refresh: longerLived },
  refreshMarginMs: 20 * DAY_MS,
  // Takes all permissions of the app back at once, those of further connections included.
  sharedGrant: true,
  revokeRequest: ({ accessToken }) => ({
    method: 'DELETE',
    baseUrl: graphOf({}),
    path: '/me/permissions',
    headers: { authorization: `Bearer ${accessToken}` },
  }),
} satisfies Partial<OAuth2Options>;

/** https://developers.facebook.com/docs/facebook-login/guides/access-tokens/get-long-lived */
function longerLived(accessToken: string, client: OAuthClientValues): VendorRequest {
  return {
    method: 'GET',
    baseUrl: graphOf({}),
    path: '/oauth/access_token',
    query: {
      grant_type: 'fb_exchange_token',
      client_id: client.clientId,
      client_secret: client.clientSecret,
      fb_exchange_token: accessToken,
    },
  };
}

const Refusal = z.object({
  error: z.object({
    code: z.int(),
    error_subcode: z.int().optional().catch(undefined),
    message: z.string().max(1000).optional().catch(undefined),
  }),
});

/** Errors come as an object, in place of RFC 6749's words. */
export function repairTokenResponse(
  body: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const refusal = Refusal.safeParse(body).data?.error;
  if (!refusal) return { ...body };
  const { code, error_subcode: part, message } = refusal;
  return {
    error: part === undefined ? String(code) : `${code}_${part}`,
    ...(message && { error_description: message }),
  };
}

export function readTokenError({ error, description }: TokenError) {
  // "Error validating application" (101) and "Error validating client secret" (1).
  if (error === '101' || /validating (?:application|client secret)/i.test(description)) {
    return 'client_refused';
  }
  if (error === '190_463') return 'expired';
  return error.startsWith('190_') ? 'revoked' : undefined;
}
