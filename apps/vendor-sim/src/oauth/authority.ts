import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { InteractionResults, JWK, Provider } from 'oidc-provider';
import type { Account } from '../accounts.ts';
import { replay } from '../http/replay.ts';
import { html, json, send } from '../http/reply.ts';
import type { Settings } from '../settings.ts';
import { hasScope, readAuthorizeRequest } from './authorize-request.ts';
import { buildProvider } from './build-provider.ts';
import { errorPage } from './error-page.ts';
import { inspectToken, type Inspection } from './inspect.ts';
import { Grants } from './grants.ts';
import type { Ledger } from './ledger.ts';
import type { OAuthProfile } from './profile.ts';
import { adapterFor, TokenStore } from './store.ts';
import { vendorManners } from './vendor-manners.ts';
import { watch } from './watch.ts';

export type Endpoint = 'authorize' | 'resume' | 'token' | 'revoke' | 'userinfo' | 'other';

export interface AuthorityInput {
  slug: string;
  vendorName: string;
  baseUrl: string;
  profile: OAuthProfile;
  settings: Settings;
  ledger: Ledger;
  jwk: JWK;
  accounts: ReadonlyMap<string, Account>;
}

export interface IssuedTokens {
  grant_id: string;
  access_token: string;
  refresh_token: string | null;
  expires_in: number;
  scope: string;
}

/** One vendor's authorization server. What control does to its grants is in `grants`. */
export class Authority {
  readonly slug: string;
  readonly vendorName: string;
  readonly profile: OAuthProfile;
  readonly accounts: ReadonlyMap<string, Account>;
  readonly grants: Grants;
  readonly #input: AuthorityInput;
  readonly #store = new TokenStore();
  readonly #cookieKey = randomBytes(32).toString('base64url');
  readonly #offline = new Set<string>();
  #scopes: Set<string>;
  #provider: Provider;

  constructor(input: AuthorityInput) {
    this.#input = input;
    this.slug = input.slug;
    this.vendorName = input.vendorName;
    this.profile = input.profile;
    this.accounts = input.accounts;
    this.grants = new Grants(input.slug, this.#store, input.ledger);
    this.#scopes = new Set([...Object.keys(input.profile.scopes), ...input.profile.implied]);
    this.#provider = this.#build();
  }

  /** Which endpoint of the authorization server a vendor's path is, if any. */
  endpoint(path: string): Endpoint | undefined {
    const { authorize, token, revoke, userinfo } = this.profile.paths;
    if (authorize.includes(path)) return 'authorize';
    if (path.startsWith(`${authorize[0]}/`)) return 'resume';
    if (token.includes(path)) return 'token';
    if (revoke?.includes(path)) return 'revoke';
    if (userinfo?.includes(path)) return 'userinfo';
    if (path.startsWith('/_oauth/') || path.startsWith('/.well-known/')) return 'other';
    return undefined;
  }

  /** Answers an OAuth request; the vendor's path is mapped to the one the library routes by. */
  async handle(
    req: IncomingMessage,
    res: ServerResponse,
    raw: Buffer,
    path: string,
    search: string,
  ): Promise<void> {
    const endpoint = this.endpoint(path);
    if (endpoint === 'authorize') return this.#authorize(req, res, raw, path, search);
    const canonical = this.#canonical(endpoint, path);
    const read = endpoint === 'token' && this.profile.readTokenRequest;
    const form = read ? read(req.headers, raw) : undefined;
    if (form === null) return send(res, json(400, { error: 'invalid_request' }));
    const body = form ? Buffer.from(form.toString()) : raw;
    const again = this.#replayed(req, body, `${canonical}${search}`, path);
    if (form) {
      again.headers['content-type'] = 'application/x-www-form-urlencoded';
      again.headers['content-length'] = String(body.length);
    }
    await this.#forward(again, res);
  }

  async interaction(
    req: IncomingMessage,
    res: ServerResponse,
  ): ReturnType<Provider['interactionDetails']> {
    return this.#provider.interactionDetails(req, res);
  }

  async clientName(clientId: unknown): Promise<string> {
    return this.#input.settings.clients.get(String(clientId))?.client_name ?? String(clientId);
  }

  /** The person said yes: a grant with exactly these scopes, and a sign-in as this account. */
  async allow(
    req: IncomingMessage,
    res: ServerResponse,
    decision: { account: Account; clientId: string; granted: string[]; refused: string[] },
  ): Promise<void> {
    const details = await this.#provider.interactionDetails(req, res);
    const grantId = await this.#openGrant(decision, details.params);
    await this.#finish(req, res, {
      login: { accountId: decision.account.id },
      consent: { grantId },
    });
  }

  async deny(
    req: IncomingMessage,
    res: ServerResponse,
    error = 'access_denied',
    description = 'The person denied the request',
  ): Promise<void> {
    await this.#finish(req, res, { error, error_description: description });
  }

  inspect(token: string): Inspection {
    return inspectToken(this.#store, token, 'AccessToken');
  }

  inspectRefresh(token: string): Inspection {
    return inspectToken(this.#store, token, 'RefreshToken');
  }

  /** Tokens without a browser, as if a person had just allowed these scopes. */
  async issue(account: Account, clientId: string, scopes: string[]): Promise<IssuedTokens> {
    this.#learn(scopes);
    const client = await this.#provider.Client.find(clientId);
    if (!client) throw new Error(`no client ${clientId}`);
    const grantId = await this.#openGrant(
      { account, clientId, granted: scopes, refused: [] },
      { access_type: 'offline', prompt: 'consent' },
    );
    const common = { accountId: account.id, client, grantId, gty: 'authorization_code' };
    const scope = scopes.join(' ');
    const access = new this.#provider.AccessToken({ ...common, scope, claims: {} } as never);
    const accessToken = await access.save();
    const refresh = new this.#provider.RefreshToken({ ...common, scope, rotations: 0 } as never);
    return {
      grant_id: grantId,
      access_token: accessToken,
      refresh_token: this.#offline.has(grantId) ? await refresh.save() : null,
      expires_in: this.#accessTokenSeconds(),
      scope,
    };
  }

  reset(): void {
    this.#store.clear();
    this.#offline.clear();
  }

  async #authorize(
    req: IncomingMessage,
    res: ServerResponse,
    raw: Buffer,
    path: string,
    search: string,
  ): Promise<void> {
    const request = readAuthorizeRequest(this.profile, search);
    if (request.unknown.length > 0) {
      const description = `This application asked for scopes that do not exist: ${request.unknown.join(' ')}`;
      return send(res, html(400, errorPage(this.vendorName, 'invalid_scope', description)));
    }
    this.#learn(request.scopes);
    const url = `${this.profile.paths.authorize[0]}?${request.query}`;
    const again = this.#replayed(req, raw, url, path);
    // Every authorization starts signed out, so that the person chooses the account each time.
    delete again.headers.cookie;
    await this.#forward(again, res);
  }

  #replayed(req: IncomingMessage, raw: Buffer, url: string, path: string): IncomingMessage {
    const again = replay(req, raw, url, `/${this.slug}${url}`);
    again.headers['x-sim-path'] = path;
    return again;
  }

  async #forward(req: IncomingMessage, res: ServerResponse): Promise<void> {
    await this.#provider.callback()(req, res);
  }

  #canonical(endpoint: Endpoint | undefined, path: string): string {
    const { token, revoke, userinfo } = this.profile.paths;
    if (endpoint === 'token') return token[0]!;
    if (endpoint === 'revoke') return revoke![0]!;
    if (endpoint === 'userinfo') return userinfo![0]!;
    return path;
  }

  async #finish(
    req: IncomingMessage,
    res: ServerResponse,
    result: InteractionResults,
  ): Promise<void> {
    await this.#provider.interactionFinished(req, res, result, { mergeWithLastSubmission: false });
  }

  async #openGrant(
    decision: { account: Account; clientId: string; granted: string[]; refused: string[] },
    request: Record<string, unknown>,
  ): Promise<string> {
    const { account, clientId, granted, refused } = decision;
    const earlier = this.#input.ledger
      .list({ vendor: this.slug, account: account.id, client: clientId })
      .some((other) => other.state === 'live');
    const grant = new this.#provider.Grant({ accountId: account.id, clientId });
    grant.addOIDCScope(granted.join(' '));
    if (refused.length > 0) grant.rejectOIDCScope(refused.join(' '));
    const id = await grant.save();
    this.#input.ledger.open({
      id,
      vendor: this.slug,
      account: account.id,
      client: clientId,
      scopes: granted,
    });
    if (this.profile.refreshToken(request, earlier)) this.#offline.add(id);
    return id;
  }

  /** The library wants every scope named beforehand, so one the vendor takes too means a new provider. */
  #learn(scopes: readonly string[]): void {
    const fresh = scopes.filter((scope) => !this.#scopes.has(scope));
    if (fresh.length === 0) return;
    const unknown = fresh.filter((scope) => !hasScope(this.profile, scope));
    if (unknown.length > 0) throw new Error(`${this.slug} has no scope ${unknown.join(' ')}`);
    for (const scope of fresh) this.#scopes.add(scope);
    this.#provider = this.#build();
  }

  #accessTokenSeconds(): number {
    return this.#input.settings.tokenTtl(this.slug) ?? this.profile.accessTokenSeconds;
  }

  #build(): Provider {
    const { slug, profile, settings, baseUrl } = this.#input;
    const provider = buildProvider({
      slug,
      profile,
      vendorName: this.vendorName,
      issuer: profile.issuer ?? `${baseUrl}/${slug}`,
      scopes: [...this.#scopes],
      adapter: adapterFor(this.#store, (id) => settings.clientMetadata(id)),
      jwk: this.#input.jwk,
      cookieKey: this.#cookieKey,
      findAccount: (id) => this.accounts.get(id),
      accessTokenSeconds: () => this.#accessTokenSeconds(),
      rotates: () => settings.rotation(slug) ?? profile.rotates,
      issuesRefreshToken: (grantId) => this.#offline.has(grantId),
    });
    vendorManners(provider, this.#input);
    watch(provider, this.#input.ledger);
    return provider;
  }
}
