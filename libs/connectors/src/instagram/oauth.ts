import type { OAuth2Options, TokenError } from '@patchbay/connector-sdk/auth/oauth2';
import { z } from 'zod';
import { SCOPES } from './scopes.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const HOST = 'https://graph.instagram.com';

/**
 * Business login for Instagram. Nothing revokes a token: the person removes the app under Apps and
 * websites in the settings of the account. The app's ID and secret here are those of Instagram, which
 * the App Dashboard shows beside the ones of Facebook: so this is none of Meta's bundle.
 */
export const instagramOAuth: OAuth2Options = {
  authorizeUrl: 'https://www.instagram.com/oauth/authorize',
  tokenUrl: 'https://api.instagram.com/oauth/access_token',
  scopes: SCOPES,
  scopeSeparator: ',',
  // Not among the parameters of either address.
  pkce: 'none',
  repairTokenResponse,
  readTokenError,
  longLived: {
    // An hour's token for one of 60 days.
    exchange: (accessToken, { clientSecret }) => ({
      method: 'GET',
      baseUrl: HOST,
      path: '/access_token',
      query: {
        grant_type: 'ig_exchange_token',
        client_secret: clientSecret,
        access_token: accessToken,
      },
    }),
    // Another 60 days, once the token is a day old.
    refresh: (accessToken) => ({
      method: 'GET',
      baseUrl: HOST,
      path: '/refresh_access_token',
      query: { grant_type: 'ig_refresh_token', access_token: accessToken },
    }),
  },
  refreshMarginMs: 20 * DAY_MS,
};

const Token = z.object({
  access_token: z.string().min(1),
  permissions: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .catch(undefined),
});

const Refusal = z.object({
  error_type: z.string().max(100).optional().catch(undefined),
  code: z.int().optional().catch(undefined),
  error_message: z.string().max(1000).optional().catch(undefined),
  error: z
    .object({
      code: z.int().optional().catch(undefined),
      error_subcode: z.int().optional().catch(undefined),
      message: z.string().max(1000).optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
});

/**
 * The first answer is documented as `{data: [{access_token, user_id, permissions}]}` and comes without
 * the list, too; it names neither type nor scope. Errors have two forms of their own.
 */
export function repairTokenResponse(
  body: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const first: unknown = Array.isArray(body['data']) ? body['data'][0] : body;
  const token = Token.safeParse(first).data;
  if (token) {
    const scope = Array.isArray(token.permissions)
      ? token.permissions.join(',')
      : token.permissions;
    const lifetime = body['expires_in'];
    return {
      access_token: token.access_token,
      token_type: 'bearer',
      ...(typeof lifetime === 'number' && { expires_in: lifetime }),
      ...(scope && { scope }),
    };
  }
  const refusal = Refusal.safeParse(body).data;
  if (!refusal || typeof body['error'] === 'string') return { ...body };
  const part = refusal.error?.error_subcode;
  const code = refusal.error?.code ?? refusal.error_type;
  const words = refusal.error?.message ?? refusal.error_message;
  if (code === undefined) return { ...body };
  return {
    error: part === undefined ? String(code) : `${code}_${part}`,
    ...(words && { error_description: words }),
  };
}

export function readTokenError({ error, description }: TokenError) {
  if (/client secret|invalid platform app|client_id/i.test(description)) return 'client_refused';
  if (error === '190_463' || /\bexpired\b/i.test(description)) return 'expired';
  return error.startsWith('190') ? 'revoked' : undefined;
}
