import { json, type Reply } from '../http/reply.ts';
import { route, type Route } from '../http/route.ts';
import type { OAuthProfile, TokenAnswer } from '../oauth/profile.ts';
import type { Call, Handler } from './vendor.ts';

const ANALYTICS = 'https://www.googleapis.com/auth/analytics';

/**
 * https://developers.google.com/identity/protocols/oauth2/web-server: a refresh token comes only with
 * `access_type=offline`, and only on the first consent unless `prompt=consent`; it does not rotate.
 * People may leave out every scope but those of the sign-in (granular permissions).
 */
export const googleOAuth: OAuthProfile = {
  issuer: 'https://accounts.google.com',
  paths: {
    authorize: ['/o/oauth2/v2/auth', '/o/oauth2/auth'],
    token: ['/token', '/oauth2/v4/token'],
    userinfo: ['/v1/userinfo', '/oauth2/v3/userinfo'],
  },
  scopes: {
    openid: 'Know who you are on Google',
    email: 'See your e-mail address',
    profile: 'See your name and picture',
    'https://www.googleapis.com/auth/userinfo.email': 'See your e-mail address',
    'https://www.googleapis.com/auth/userinfo.profile': 'See your name and picture',
    [`${ANALYTICS}.readonly`]: 'See your Google Analytics data',
    [`${ANALYTICS}.edit`]: 'Edit Google Analytics management entities',
    [ANALYTICS]: 'See and manage your Google Analytics data',
    'https://www.googleapis.com/auth/datamanager': 'Send data to Google’s advertising products',
  },
  accepts: /^https:\/\/www\.googleapis\.com\/auth\/[\w.-]+$/,
  implied: [],
  optional: (scope) => scope.startsWith(`${ANALYTICS}`),
  extraParams: ['access_type', 'include_granted_scopes', 'enable_granular_consent'],
  accessTokenSeconds: 3600,
  refreshToken: (request, earlierGrant) =>
    request.access_type === 'offline' &&
    (!earlierGrant ||
      String(request.prompt ?? '')
        .split(' ')
        .includes('consent')),
  rotates: false,
  shapeToken: shape,
};

function shape({ status, body }: TokenAnswer): Record<string, unknown> {
  if (status === 200 || body.error !== 'invalid_grant') return body;
  return { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' };
}

/** Google's revocation takes either token, in the form or the address, and no client credentials. */
export const googleTokenRoutes: readonly Route<Handler>[] = [
  route('POST', '/revoke', revoke),
  route('POST', '/o/oauth2/revoke', revoke),
  route('GET', '/oauth2/v2/userinfo', userinfoV2),
  route('GET', '/tokeninfo', tokenInfo),
];

function revoke(call: Call): Reply {
  const form = new URLSearchParams(call.raw.toString('utf8'));
  const token = form.get('token') ?? call.query.get('token');
  if (!token) {
    return json(400, {
      error: 'invalid_request',
      error_description: 'Missing required parameter: token',
    });
  }
  const access = call.authority!.inspect(token);
  const found = access.state === 'unknown' ? call.authority!.inspectRefresh(token) : access;
  if (found.state !== 'valid' || !found.grantId) {
    return json(400, { error: 'invalid_token', error_description: 'Token expired or revoked' });
  }
  call.authority!.grants.revoke(found.grantId);
  return json(200, {});
}

/** The Userinfo of oauth2.v2; a field is there only when its scope was granted. */
function userinfoV2(call: Call): Reply {
  const token = /^bearer\s+(\S+)$/i.exec(call.headers.authorization ?? '')?.[1] ?? '';
  const found = call.authority!.inspect(token);
  const account = call.accounts.get(found.account ?? '');
  if (found.state !== 'valid' || !account) return call.vendor.failure(401);
  const may = (name: string): boolean =>
    found.scopes.includes(name) ||
    found.scopes.includes(`https://www.googleapis.com/auth/userinfo.${name}`);
  return json(200, {
    id: String(account.number),
    ...(may('email') ? { email: account.email, verified_email: true } : {}),
    ...(may('profile') ? { name: account.person } : {}),
  });
}

function tokenInfo(call: Call): Reply {
  const found = call.authority!.inspect(call.query.get('access_token') ?? '');
  if (found.state !== 'valid') {
    return json(400, { error: 'invalid_token', error_description: 'Invalid Value' });
  }
  return json(200, {
    issued_to: found.client,
    audience: found.client,
    scope: found.scopes.join(' '),
    expires_in: (found.expiresAt ?? 0) - Math.floor(Date.now() / 1000),
  });
}
