import { json, Refusal, type Reply } from '../http/reply.ts';
import { route } from '../http/route.ts';
import type { OAuthProfile } from '../oauth/profile.ts';
import { bearerCredential, type Caller } from './credentials.ts';
import { demandScopes, genericApi } from './generic-api.ts';
import { genericFailure } from './generic-errors.ts';
import type { Call, Vendor } from './vendor.ts';

/** A plain OAuth server as the RFCs want it: rotation with reuse detection, revocation, any scope. */
const profile: OAuthProfile = {
  paths: { authorize: ['/authorize'], token: ['/token'], revoke: ['/revoke'] },
  scopes: {
    openid: 'Know who you are',
    profile: 'See your name',
    email: 'See your e-mail address',
    offline_access: 'Keep access while you are away',
    read: 'Read your data',
    write: 'Create and change your data',
    admin: 'Administer your account',
  },
  accepts: /^[\x21\x23-\x5b\x5d-\x7e]+$/,
  implied: ['read'],
  optional: (scope) => scope !== 'openid',
  accessTokenSeconds: 3600,
  refreshToken: () => true,
  rotates: true,
};

export const oauth2Generic: Vendor = oauthVendor('oauth2_generic', 'Fieldnote');
export const oauth2Manual: Vendor = oauthVendor('oauth2_manual', 'Ledgerline');

function oauthVendor(slug: string, name: string): Vendor {
  return {
    slug,
    name,
    oauth: profile,
    failure: (status, message) => genericFailure(status, message),
    routes: [
      route('GET', '/userinfo', userinfo),
      route('POST', '/userinfo', userinfo),
      ...genericApi(authenticate),
    ],
  };
}

/** RFC 6750, section 3.1. */
function authenticate(call: Call): Caller {
  const { state, caller } = bearerCredential(call);
  if (state === 'missing') {
    throw new Refusal(genericFailure(401, 'No token was sent.', 'unauthorized', challenge()));
  }
  if (state !== 'valid' || !caller) throw new Refusal(invalidToken(state));
  demandScopes(call, caller, (missing) => insufficient(missing));
  return caller;
}

function userinfo(call: Call): Reply {
  const { account } = authenticate(call);
  return json(200, {
    sub: account.id,
    name: account.name,
    email: account.email,
    email_verified: true,
  });
}

function invalidToken(state: string): Reply {
  const description =
    state === 'unknown' ? 'The access token is not valid' : `The access token is ${state}`;
  const body = { error: 'invalid_token', error_description: description };
  return json(401, body, challenge('invalid_token', description));
}

function insufficient(missing: readonly string[]): Reply {
  const description = 'The request needs further scopes';
  const scope = missing.join(' ');
  const body = { error: 'insufficient_scope', error_description: description, scope };
  return json(403, body, challenge('insufficient_scope', description, scope));
}

function challenge(error?: string, description?: string, scope?: string): Record<string, string> {
  const parts = ['realm="api"'];
  if (error) parts.push(`error="${error}"`);
  if (description) parts.push(`error_description="${description}"`);
  if (scope) parts.push(`scope="${scope}"`);
  return { 'www-authenticate': `Bearer ${parts.join(', ')}` };
}
