import { bearer, type Inject } from '@patchbay/connector-sdk/auth/inject';

/** HTTP basic credentials: any user name, the key as password (docs/fundamentals). */
export const injectKey: Inject = (request, { credentials }) => {
  const pair = `patchbay:${credentials['api_key'] ?? ''}`;
  request.headers['authorization'] = `Basic ${Buffer.from(pair, 'utf8').toString('base64')}`;
};

const injectBearer = bearer('access_token');

/** The metadata call is documented with the scheme `OAuth`, everything else with `Bearer`. */
export const injectToken: Inject = (request, context) => {
  injectBearer(request, context);
  if (!request.url.pathname.endsWith('/oauth2/metadata')) return;
  request.headers['authorization'] = `OAuth ${context.credentials['access_token'] ?? ''}`;
};
