import { createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { json, Refusal, type Reply } from '../http/reply.ts';
import { route } from '../http/route.ts';
import type { OAuthProfile } from '../oauth/profile.ts';
import { bearerCredential, type Caller } from './credentials.ts';
import { genericApi } from './generic-api.ts';
import { genericFailure } from './generic-errors.ts';
import type { Call, Vendor } from './vendor.ts';

const VERSION_HEADER = 'x-quirk-version';
const DEVELOPER_TOKEN = 'quirk-developer-token';

/**
 * Every deviation that some vendor has, all at one: the client under another name (TikTok), JSON and a
 * header at the token address (Amazon, Notion), a parameter of its own, a signed way back (Shopify)
 * that tells the account's realm (QuickBooks), an address in the token answer (Salesforce), no refresh
 * token but one exchange after the other (Meta), a secret beside the token (Google Ads), and a
 * revocation of its own. Underneath is the same certified server as everywhere.
 */
const profile: OAuthProfile = {
  paths: { authorize: ['/authorize'], token: ['/realms/4821/token'] },
  scopes: { read: 'Read your data', write: 'Create and change your data' },
  accepts: /^(read|write)$/,
  implied: ['read'],
  optional: (scope) => scope !== 'read',
  clientIdParam: 'client_key',
  extraParams: ['audience'],
  accessTokenSeconds: 3600,
  refreshToken: () => false,
  rotates: false,
  readTokenRequest,
  shapeCallback,
  shapeToken: ({ status, body }) =>
    status === 200 ? { ...body, instance_url: 'https://eu7.quirkwell.example' } : body,
};

export const oauthOdd: Vendor = {
  slug: 'oauth2_odd',
  name: 'Quirkwell',
  oauth: profile,
  failure: (status, message) => genericFailure(status, message),
  routes: [
    route('GET', '/long_lived', longLived),
    route('POST', '/end-access', endAccess),
    ...genericApi(authenticate),
  ],
};

function readTokenRequest(headers: IncomingHttpHeaders, raw: Buffer): URLSearchParams | null {
  if (headers[VERSION_HEADER] !== '7' || !headers['content-type']?.includes('json')) return null;
  const { client_key, audience, ...rest } = fields(raw);
  if (client_key === undefined || audience !== 'quirk' || 'client_id' in rest) return null;
  return new URLSearchParams({ ...rest, client_id: client_key });
}

/** As Shopify does: HMAC-SHA256 over the other parameters, sorted, in hexadecimal. */
function shapeCallback(target: URL, clientSecret: string): void {
  target.searchParams.set('realm_id', '4821');
  const sorted = [...target.searchParams].map(([name, value]) => `${name}=${value}`).sort();
  const hmac = createHmac('sha256', clientSecret).update(sorted.join('&')).digest('hex');
  target.searchParams.set('hmac', hmac);
}

/** A token that still serves buys the next one; each outlives the short one of the code exchange. */
async function longLived(call: Call): Promise<Reply> {
  const { query, authority, settings, accounts } = call;
  if (!isClient(call, query.get('client_key'), query.get('client_secret'))) {
    return json(401, { error: 'invalid_client' });
  }
  const found = authority!.inspect(query.get('token') ?? '');
  const account = accounts.get(found.account ?? '');
  if (found.state !== 'valid' || !account) {
    return json(400, { error: 'invalid_grant', error_description: `The token is ${found.state}` });
  }
  const { delay_ms: delay } = settings.tokenDelay;
  if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
  const issued = await authority!.issue(account, found.client!, found.scopes);
  const lifetime = settings.tokenTtl('oauth2_odd') ?? 60 * 24 * 3600;
  return json(200, { access_token: issued.access_token, expires_in: String(lifetime) });
}

function endAccess(call: Call): Reply {
  const { token, client_key: key, client_secret: secret } = fields(call.raw);
  if (!isClient(call, key, secret)) return json(401, { error: 'invalid_client' });
  const found = call.authority!.inspect(token ?? '');
  if (found.state !== 'valid' || !found.grantId) return json(404, { error: 'not_found' });
  call.authority!.grants.revoke(found.grantId);
  return json(200, {});
}

function authenticate(call: Call): Caller {
  const { state, caller } = bearerCredential(call);
  if (state !== 'valid' || !caller) throw new Refusal(json(401, { error: `token_${state}` }));
  if (call.headers['x-developer-token'] !== DEVELOPER_TOKEN) {
    throw new Refusal(json(401, { error: 'developer_token_invalid' }));
  }
  return caller;
}

function isClient({ settings }: Call, id: unknown, secret: unknown): boolean {
  return settings.clients.get(String(id))?.client_secret === secret && secret !== undefined;
}

function fields(raw: Buffer): Record<string, string> {
  try {
    return JSON.parse(raw.toString('utf8')) as Record<string, string>;
  } catch {
    return {};
  }
}
