import { createPublicKey, randomBytes, verify } from 'node:crypto';
import { json, Refusal, type Reply } from '../http/reply.ts';
import { route } from '../http/route.ts';
import { basicOf, bearerOf, type Caller } from './credentials.ts';
import { genericApi } from './generic-api.ts';
import { genericFailure } from './generic-errors.ts';
import type { Call, Vendor } from './vendor.ts';

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const TOKENS = 'tokens';

interface Token {
  key: string;
  account: string;
  expiresAt: number;
}

/**
 * A vendor that sells short-lived tokens for a stored credential: client credentials (RFC 6749
 * section 4.4) of a key `id:secret`, or an assertion (RFC 7523) signed by the key named in `iss`,
 * whose `secret` is the public key. A key that is revoked takes its tokens along.
 */
export const tokenGeneric: Vendor = {
  slug: 'token_generic',
  name: 'Assertly',
  failure: (status, message) => genericFailure(status, message),
  routes: [route('POST', '/token', token), ...genericApi(authenticate)],
};

async function token(call: Call): Promise<Reply> {
  const { delay_ms: delay } = call.settings.tokenDelay;
  if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
  const form = new URLSearchParams(call.raw.toString('utf8'));
  const grantType = form.get('grant_type');
  if (grantType === JWT_BEARER) return byAssertion(call, form.get('assertion') ?? '');
  if (grantType !== 'client_credentials') return json(400, { error: 'unsupported_grant_type' });
  const sent = basicOf(call.headers);
  const id = sent?.username ?? form.get('client_id') ?? '';
  const secret = sent?.password ?? form.get('client_secret') ?? '';
  return issue(call, `${id}:${secret}`, 'invalid_client', 401);
}

function byAssertion(call: Call, assertion: string): Reply {
  const [head = '', claims = '', signature = ''] = assertion.split('.');
  const { iss = '', aud, exp = 0 } = decoded(claims);
  const key = call.keys.find(call.vendor.slug, String(iss));
  const isSigned =
    key?.secret &&
    verify(
      'RSA-SHA256',
      Buffer.from(`${head}.${claims}`),
      createPublicKey(key.secret),
      Buffer.from(signature, 'base64url'),
    );
  const isMeant = aud === `${call.base}/token` && Number(exp) * 1000 > Date.now();
  if (!isSigned || !isMeant) return json(400, { error: 'invalid_grant' });
  return issue(call, key.key, 'invalid_grant', 400);
}

function issue(call: Call, key: string, error: string, status: number): Reply {
  const found = call.keys.find(call.vendor.slug, key);
  if (found?.state === 'expired') {
    return json(400, { error: 'invalid_grant', error_description: 'The credential has expired' });
  }
  if (found?.state !== 'valid') return json(status, { error });
  const lifetime = call.settings.tokenTtl(call.vendor.slug) ?? 3600;
  const value = randomBytes(24).toString('base64url');
  const expiresAt = Date.now() + lifetime * 1000;
  call.shelf.put<Token>(TOKENS, value, { key, account: found.account, expiresAt });
  return json(200, {
    ...{ access_token: value, token_type: 'Bearer', expires_in: lifetime, region: 'eu7' },
  });
}

function authenticate(call: Call): Caller {
  const value = bearerOf(call.headers) ?? '';
  const found = call.shelf.get<Token>(TOKENS, value);
  const state = found && call.keys.find(call.vendor.slug, found.key)?.state;
  const account = found && call.accounts.get(found.account);
  if (!found || !account || state !== 'valid' || found.expiresAt <= Date.now()) {
    throw new Refusal(genericFailure(401, 'The token is not valid.', 'token_invalid'));
  }
  return { account, scopes: null, credential: value };
}

function decoded(part: string): Record<string, unknown> {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Record<string, unknown>;
  } catch {
    return {};
  }
}
