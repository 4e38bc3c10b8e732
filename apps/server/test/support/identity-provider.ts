import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Configuration } from 'oidc-provider';
import { Provider } from '../../../vendor-sim/src/oauth/load-provider.ts';
import { signingKey } from '../../../vendor-sim/src/oauth/signing-key.ts';
import type { Agent } from './start-app.ts';

/** What the provider says of a person. */
export interface Identity {
  sub: string;
  email?: string;
  email_verified?: unknown;
  name?: string;
  groups?: unknown;
}

/** A certified OpenID Connect provider with one client, at which people sign in by being chosen. */
export interface IdentityProvider {
  url: string;
  /** Who signs in next. */
  person: Identity;
  /** Says no instead. */
  denies: boolean;
  /** Changes what the token endpoint answers. */
  tamper: ((body: Record<string, unknown>) => void) | undefined;
  /** Changes what the provider says of itself. */
  describe: ((body: Record<string, unknown>) => void) | undefined;
  /** What a server needs to use it. */
  env: Record<string, string>;
  close(): Promise<void>;
}

export const PUBLIC_URL = 'http://patchbay.example';
const CALLBACK = `${PUBLIC_URL}/api/v1/auth/oidc/callback`;
const CLIENT = { client_id: 'patchbay', client_secret: 'the-secret-of-the-sso-client-0001' };

export async function startIdentityProvider({
  port = 0,
  claimsInIdToken = false,
  publicUrl = PUBLIC_URL,
}: {
  port?: number;
  claimsInIdToken?: boolean;
  /** Null for a server whose address is not known yet: any way back is accepted. */
  publicUrl?: string | null;
} = {}): Promise<IdentityProvider> {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const known = new Map<string, Identity>();
  const idp: IdentityProvider = {
    ...{ url, person: { sub: 'nobody' }, denies: false, tamper: undefined },
    describe: undefined,
    env: {
      ...(publicUrl !== null && { PUBLIC_URL: publicUrl }),
      OIDC_ISSUER: url,
      ...{ OIDC_CLIENT_ID: CLIENT.client_id, OIDC_CLIENT_SECRET: CLIENT.client_secret },
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  const configuration: Configuration = {
    clients: [{ ...CLIENT, redirect_uris: [CALLBACK] }],
    jwks: { keys: [await signingKey()] },
    cookies: { keys: ['test'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups'] },
    conformIdTokenClaims: !claimsInIdToken,
    features: { devInteractions: { enabled: false } },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ ...known.get(id), sub: id }) }),
    ttl: { Session: 60, Interaction: 60, Grant: 60, AccessToken: 60, IdToken: 60 },
  };
  const provider = new Provider(url, configuration);
  if (publicUrl === null) provider.Client.prototype.redirectUriAllowed = () => true;
  provider.on('server_error', (_, error) => console.error(error));
  provider.use(async (ctx, next) => {
    await next();
    const body = ctx.body as Record<string, unknown> | undefined;
    if (ctx.path === '/token' && body) idp.tamper?.(body);
    if (ctx.path.startsWith('/.well-known/') && body) idp.describe?.(body);
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void answer(request, response);
    void (async () => {
      const { prompt, params, session, grantId } = await provider.interactionDetails(
        ...([request, response] as const),
      );
      if (idp.denies) {
        const result = { error: 'access_denied', error_description: 'No.' };
        return provider.interactionFinished(request, response, result);
      }
      known.set(idp.person.sub, idp.person);
      if (prompt.name === 'login') {
        const login = { accountId: idp.person.sub };
        return provider.interactionFinished(request, response, { login });
      }
      const grant =
        (grantId && (await provider.Grant.find(grantId))) ||
        new provider.Grant({
          accountId: session!.accountId,
          clientId: String(params['client_id']),
        });
      grant.addOIDCScope(String(params['scope']));
      return provider.interactionFinished(
        ...([request, response] as const),
        { consent: { grantId: await grant.save() } },
        { mergeWithLastSubmission: true },
      );
    })();
  });
  return idp;
}

/** Where the provider sends the browser of whoever signs in there, starting at `address`. */
export async function passProvider(address: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let url = new URL(address);
  for (let hop = 0; hop < 10; hop += 1) {
    if (url.href.startsWith(CALLBACK)) return url;
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie } });
    for (const set of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)!;
      cookies.set(name!, value!);
    }
    const location = answer.headers.get('location');
    if (!location) throw new Error(`The provider answers ${answer.status}: ${await answer.text()}`);
    url = new URL(location, url);
  }
  throw new Error('The provider redirects without end.');
}

/** The whole way of a browser. @returns where it ends, as a path of the page */
export async function signInBySso(agent: Agent, returnTo?: string): Promise<string> {
  const start = await agent
    .get('/api/v1/auth/oidc/login')
    .query(returnTo === undefined ? {} : { return_to: returnTo })
    .expect(302);
  const location = String(start.headers['location']);
  if (location.startsWith('/')) return location;
  return arrive(agent, await passProvider(location));
}

export async function arrive(agent: Agent, callback: URL): Promise<string> {
  const answer = await agent.get(`${callback.pathname}${callback.search}`).expect(302);
  return String(answer.headers['location']);
}
