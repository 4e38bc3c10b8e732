import type { Inject } from '@patchbay/connector-sdk/auth/inject';

/**
 * Tokens are only taken from the body of a POST unless their maker chose otherwise, and in an address
 * they would be logged: https://developer.matomo.org/api-reference/reporting-api#authenticate-to-the-api-via-token_auth-parameter
 */
export const injectToken: Inject = (request, { credentials }) => {
  const token = new URLSearchParams({ token_auth: credentials['token_auth'] ?? '' });
  const body = request.body.toString();
  request.body = body ? `${body}&${token.toString()}` : token.toString();
};
