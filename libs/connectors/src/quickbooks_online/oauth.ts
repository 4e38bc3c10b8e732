import { oauth2 } from '@patchbay/connector-sdk/auth/oauth2';
import { realmIn } from './company.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** https://developer.intuit.com/app/developer/qbo/docs/develop/authentication-and-authorization/oauth-2.0 */
export const quickbooksOAuth = oauth2({
  authorizeUrl: 'https://appcenter.intuit.com/connect/oauth2',
  tokenUrl: 'https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer',
  tokenAuthMethod: 'client_secret_basic',
  // Neither address is documented with RFC 7636's parameters.
  pkce: 'none',
  scopes: {
    'com.intuit.quickbooks.accounting': {
      title: 'Work with the books',
      description: 'See and change customers, invoices and the rest of the company’s books.',
      default: true,
      required: true,
    },
  },
  callbackFacts: realmIn,
  // RFC 7009, but for a body of JSON. The refresh token ends the whole grant.
  revokeRequest: ({ accessToken, refreshToken, client }) => {
    const pair = `${client.clientId}:${client.clientSecret}`;
    return {
      method: 'POST',
      baseUrl: 'https://developer.api.intuit.com',
      path: '/v2/oauth2/tokens/revoke',
      headers: { authorization: `Basic ${Buffer.from(pair, 'utf8').toString('base64')}` },
      json: { token: refreshToken ?? accessToken },
    };
  },
  // A refresh token lives 100 days, and another comes about every day.
  refreshTokenIdleMs: 100 * DAY_MS,
});
