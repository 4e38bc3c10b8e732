import { grantedToken } from '@patchbay/connector-sdk/auth/granted-token';
import type { GrantRefusal, TokenGrant } from '@patchbay/connector-sdk/auth/token-grant';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { readError } from '../_meta/errors.ts';
import { graphOf } from '../_meta/graph.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * GET /{page-id}?fields=access_token with the system user's token. A Page token that a token without
 * an end bought has none either; it is asked for daily, so that a right taken away shows.
 */
export const pageToken: TokenGrant = {
  hosts: [new URL(graphOf({})).host],
  request: ({ credentials, settings }) => ({
    method: 'GET',
    baseUrl: graphOf({}),
    path: '/{page}',
    params: { page: String(settings['page_id'] ?? '') },
    query: { fields: 'access_token' },
    headers: { authorization: `Bearer ${credentials['system_user_token'] ?? ''}` },
  }),
  read: grantedToken,
  readError: refusalOf,
  lifetimeMs: DAY_MS,
};

function refusalOf(response: VendorResponse): GrantRefusal | undefined {
  switch (readError(response)?.kind) {
    case 'credential_expired':
      return 'expired';
    case 'credential_revoked':
      return 'revoked';
    // No right on the Page, or no such Page.
    case 'scope_insufficient':
    case 'rejected':
      return 'client_refused';
    case 'rate_limited':
    case 'vendor_error':
      return 'vendor_error';
    default:
      // The Page is there, but this account gets no token for it.
      return response.status === 200 ? 'client_refused' : undefined;
  }
}
