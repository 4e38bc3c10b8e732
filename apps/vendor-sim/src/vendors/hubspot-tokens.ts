import { empty, json, type Reply } from '../http/reply.ts';
import { route, type Route } from '../http/route.ts';
import type { Inspection } from '../oauth/inspect.ts';
import type { Call, Handler } from './vendor.ts';
import { failure, problem } from './hubspot-errors.ts';

/** What HubSpot tells about tokens: by path in version 1, by a form with the client's secret since. */
export const hubspotTokenRoutes: readonly Route<Handler>[] = [
  route('GET', '/oauth/v1/access-tokens/:token', (call: Call) =>
    describe(call, call.authority!.inspect(call.params.token!), call.params.token!),
  ),
  route('GET', '/oauth/v1/refresh-tokens/:token', (call: Call) =>
    describe(call, call.authority!.inspectRefresh(call.params.token!), call.params.token!),
  ),
  route('DELETE', '/oauth/v1/refresh-tokens/:token', deleteRefreshToken),
  route('POST', '/oauth/v3/token/introspect', introspect),
  route('POST', '/oauth/2026-03/token/introspect', introspect),
];

function describe(call: Call, found: Inspection, token: string): Reply {
  const account = call.accounts.get(found.account ?? '');
  if (found.state !== 'valid' || !account) return invalidToken();
  return json(200, tokenInfo(found, token, account));
}

function deleteRefreshToken(call: Call): Reply {
  const found = call.authority!.inspectRefresh(call.params.token!);
  if (found.state === 'unknown' || !found.grantId) return failure(404, 'not found');
  call.authority!.grants.revoke(found.grantId);
  return empty();
}

function introspect(call: Call): Reply {
  const form = new URLSearchParams(call.raw.toString('utf8'));
  const client = call.settings.clients.get(form.get('client_id') ?? '');
  if (!client || client.client_secret !== form.get('client_secret')) {
    const description = 'missing or unknown client id';
    return json(401, { error: 'invalid_client', error_description: description });
  }
  const token = form.get('token') ?? '';
  const access = call.authority!.inspect(token);
  const found = access.state === 'unknown' ? call.authority!.inspectRefresh(token) : access;
  const account = call.accounts.get(found.account ?? '');
  if (found.state !== 'valid' || !account) return json(200, { active: false });
  return json(200, {
    active: true,
    client_id: found.client,
    token_use: found.kind,
    ...tokenInfo(found, token, account),
  });
}

function tokenInfo(
  found: Inspection,
  token: string,
  account: { number: number; email: string; website: string },
): Record<string, unknown> {
  const isAccess = found.kind === 'access_token';
  return {
    token,
    user: account.email,
    hub_domain: new URL(account.website).hostname,
    scopes: found.scopes,
    hub_id: account.number,
    user_id: account.number % 1_000_000,
    token_type: isAccess ? 'access' : 'refresh',
    ...(isAccess
      ? { app_id: 1001, expires_in: (found.expiresAt ?? 0) - Math.floor(Date.now() / 1000) }
      : { client_id: found.client }),
  };
}

function invalidToken(): Reply {
  return problem(404, 'OBJECT_NOT_FOUND', 'token not found or no longer valid');
}
