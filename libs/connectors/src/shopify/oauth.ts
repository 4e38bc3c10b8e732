import { header } from '@patchbay/connector-sdk/auth/inject';
import type { OAuth2Options, TokenError } from '@patchbay/connector-sdk/auth/oauth2';
import { SCOPES } from './scopes.ts';
import { verifyCallback } from './verify-callback.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

type Settings = Readonly<Record<string, unknown>>;

export const shopOf = (settings: Settings): string => `https://${String(settings['shop'])}`;

export const tokenUrl = (settings: Settings): string =>
  `${shopOf(settings)}/admin/oauth/access_token`;

export const shopifyToken = header('x-shopify-access-token', 'access_token');

/** Offline tokens that expire, as Shopify requires of public apps from 2027 on. */
export const shopifyOAuth: OAuth2Options = {
  authorizeUrl: (settings) => `${shopOf(settings)}/admin/oauth/authorize`,
  tokenUrl,
  scopes: SCOPES,
  scopeSeparator: ',',
  // Shopify knows no PKCE; it signs the way back instead.
  pkce: 'none',
  verifyCallback,
  tokenParams: { expiring: '1' },
  // Otherwise errors come as pages.
  tokenHeaders: { accept: 'application/json' },
  // "Only one expiring offline token can be active per app/shop combination."
  sharedGrant: true,
  refreshTokenIdleMs: 90 * DAY_MS,
  inject: shopifyToken,
  repairTokenResponse: (body) =>
    typeof body['access_token'] === 'string' ? { ...body, token_type: 'bearer' } : { ...body },
  readTokenError,
  // https://shopify.dev/docs/apps/build/authentication-authorization/app-installation/uninstall-app-api-request
  revokeRequest: ({ accessToken, settings }) => ({
    method: 'DELETE',
    baseUrl: shopOf(settings),
    path: '/admin/api_permissions/current.json',
    headers: { 'x-shopify-access-token': accessToken, accept: 'application/json' },
  }),
};

/**
 * One answer, "This request requires an active refresh_token", stands for replaced, expired and
 * uninstalled; waiting changes none of them.
 */
export function readTokenError({ error, description }: TokenError) {
  if (error === 'invalid_request' && /active refresh_token/i.test(description)) return 'revoked';
  if (error === 'application_cannot_be_found') return 'client_refused';
  return undefined;
}
