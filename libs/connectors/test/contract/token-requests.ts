import type { OAuth2Method } from '@patchbay/connector-sdk/auth/oauth2';
import type { Trial } from '@patchbay/connector-sdk/conformance/trial';
import { encodeBody } from '@patchbay/connector-sdk/encode-body';
import type { VendorRequest } from '@patchbay/connector-sdk/request';
import { requestUrl } from '@patchbay/connector-sdk/request-url';
import type { Built } from './built-requests.ts';

const CLIENT = { clientId: 'client-1', clientSecret: 'client-secret-1' };
const CODE = {
  grant_type: 'authorization_code',
  code: 'code-1',
  redirect_uri: 'https://patchbay.example/oauth/callback',
};
const REFRESH = { grant_type: 'refresh_token', refresh_token: 'refresh-token-1' };

/** What the server sends to the token and revocation addresses, as RFC 6749 and RFC 7009 say. */
export async function tokenRequests(trial: Trial): Promise<Built[]> {
  const { method, context, credentials } = trial;
  if (method.flow === 'oauth') return oauthRequests(trial, method);
  const grant = 'grant' in method ? method.grant : undefined;
  if (!grant) return [];
  const { settings, now } = context;
  return [tokenRequest(trial, 'grant', await grant.request({ credentials, settings, now }), grant.hosts)]; // prettier-ignore
}

function oauthRequests(trial: Trial, method: OAuth2Method): Built[] {
  const { settings } = trial.context;
  const built: Built[] = [];
  const at = (from: string, address: string | undefined, fields: Record<string, string>) => {
    if (address) built.push(tokenRequest(trial, from, formTo(address, fields, method, settings)));
  };
  const tokenUrl = of(method.tokenUrl, settings);
  at('token', tokenUrl, { ...CODE, ...of(method.tokenParams, settings) });
  at('refresh', tokenUrl, { ...REFRESH, ...of(method.tokenParams, settings) });
  at('revoke', of(method.revokeUrl, settings), { token: 'refresh-token-1' });
  const own = method.revokeRequest?.({
    ...{ accessToken: 'access-token-1', refreshToken: 'refresh-token-1' },
    ...{ client: CLIENT, settings },
  });
  if (own) built.push(tokenRequest(trial, 'revoke', own));
  for (const key of ['exchange', 'refresh'] as const) {
    const request = method.longLived?.[key]?.('access-token-1', CLIENT);
    if (request) built.push(tokenRequest(trial, `longLived.${key}`, request));
  }
  return built;
}

function formTo(
  address: string,
  fields: Record<string, string>,
  method: OAuth2Method,
  settings: Readonly<Record<string, unknown>>,
): VendorRequest {
  const url = new URL(address);
  const inHeader = of(method.tokenAuthMethod, settings) === 'client_secret_basic';
  const client = { [method.clientIdParam ?? 'client_id']: CLIENT.clientId, client_secret: CLIENT.clientSecret }; // prettier-ignore
  const params = { ...fields, ...(!inHeader && client) };
  return {
    method: 'POST',
    baseUrl: url.origin,
    path: url.pathname,
    ...(method.tokenHeaders && { headers: { ...method.tokenHeaders } }),
    ...(method.tokenBody === 'json' ? { json: params } : { form: params }),
  };
}

function tokenRequest(
  { connector, context }: Trial,
  from: string,
  request: VendorRequest,
  hosts: readonly string[] = [],
): Built {
  const base = request.baseUrl === undefined ? [] : [new URL(request.baseUrl).host];
  const reaching = { ...connector, hosts: [...(connector.hosts ?? []), ...hosts, ...base] };
  const { contentType } = encodeBody(request);
  return {
    from: `${from} (${context.flow})`,
    request,
    url: requestUrl(reaching, request, context),
    headers: {
      accept: 'application/json',
      ...(contentType && { 'content-type': contentType }),
      ...Object.fromEntries(
        Object.entries(request.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
      ),
    },
    mayBeUnknown: true,
  };
}

function of<T>(
  declared: T | ((settings: Readonly<Record<string, unknown>>) => T),
  settings: Readonly<Record<string, unknown>>,
): T {
  return typeof declared === 'function'
    ? (declared as (s: typeof settings) => T)(settings)
    : declared;
}
