import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { AuthorizeAnswer, AuthorizeConnection } from '@patchbay/contracts/connection';
import type { OAuth2Method } from '@patchbay/connector-sdk/auth/oauth2';
import { typedFields } from '@patchbay/connector-sdk/auth/typed-fields';
import type { Connector } from '@patchbay/connector-sdk/definition';
import { Repository } from 'typeorm';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { Keyring } from '../../platform/crypto/keyring.ts';
import { randomBase64Url } from '../../platform/crypto/random.ts';
import { ProblemError, conflict, invalidInput } from '../../platform/errors/problem.ts';
import { Secret } from '../../platform/logging/secret.ts';
import type { StoredValue } from '../../platform/secrets/secret-reference.ts';
import { ConnectorLibraryService } from '../connectors/connector-library.service.ts';
import { ConnectorRegistry, methodOf } from '../connectors/connector-registry.service.ts';
import { OAuthAppService, type OAuthClient } from '../connectors/oauth-app.service.ts';
import type { Connection } from './connection.entity.ts';
import { ConnectionService } from './connection.service.ts';
import { CredentialInput } from './credential-input.service.ts';
import { CredentialStore } from './credential-store.service.ts';
import { OAuthState } from './oauth-state.entity.ts';
import { newSettings } from './parse-fields.ts';
import { scopesToAsk } from './scopes-to-ask.ts';
import { TokenEndpointService, bringsClient, ownClient } from './token-endpoint.service.ts';
import type { Credentials } from './vendor-target.ts';

/** What the callback needs to go on where the operator left; sealed in the state's row. */
export interface PendingAuthorization {
  codeVerifier: string;
  scopes: string[];
  settings: Record<string, unknown>;
  /** An OAuth client of the connection's own, and what goes beside the token. */
  credentials: Record<string, StoredValue>;
  displayName?: string;
  category?: Connection['category'];
  returnTo?: string;
  /** The vendor's page was opened in a window of its own. */
  popup?: boolean;
  action?: 'connection.reauthorize' | 'connection.edit_scopes';
}

const LIFETIME_MS = 10 * 60 * 1000;

/** Sends an operator to the vendor's authorization page, and remembers why. */
@Injectable()
export class AuthorizeService {
  constructor(
    @InjectRepository(OAuthState) private readonly states: Repository<OAuthState>,
    @Inject(ConnectorRegistry) private readonly registry: ConnectorRegistry,
    @Inject(ConnectorLibraryService) private readonly library: ConnectorLibraryService,
    @Inject(OAuthAppService) private readonly apps: OAuthAppService,
    @Inject(ConnectionService) private readonly connections: ConnectionService,
    @Inject(CredentialStore) private readonly credentials: CredentialStore,
    @Inject(CredentialInput) private readonly input: CredentialInput,
    @Inject(TokenEndpointService) private readonly tokens: TokenEndpointService,
    @Inject(Keyring) private readonly keyring: Keyring,
  ) {}

  /** A new connection. @throws ProblemError 409 `oauth_app_missing` */
  async create(scope: SiteScope, input: AuthorizeConnection): Promise<AuthorizeAnswer> {
    const connector = this.registry.named(input.connector_type);
    scope.requireOn('connections.create', { family: connector.family });
    const method = redirectMethod(connector);
    await this.library.requireEnabled(scope.siteId, connector.slug);
    const settings = newSettings(connector, input.settings);
    const own = await this.input.read(scope, typedFields(method), input.credentials);
    const client = bringsClient(method)
      ? ownClient(own)
      : await this.apps.client(scope.siteId, connector.slug);
    const scopes = offeredScopes(method, settings, input.scopes);
    return this.send(
      scope,
      { connector, method, client, connection: null },
      {
        codeVerifier: randomBase64Url(48),
        scopes,
        settings,
        credentials: own.reveal(),
        ...(input.display_name && { displayName: input.display_name }),
        ...(input.category && { category: input.category }),
        ...wayBack(input),
      },
    );
  }

  /** The same connection again, with other scopes or the same. @throws ProblemError 409 `scopes_fixed` */
  async again(
    scope: SiteScope,
    id: number,
    scopes: string[] | undefined,
    back: WayBack,
  ): Promise<AuthorizeAnswer> {
    const capability = scopes ? 'connections.edit_scopes' : 'connections.edit';
    const row = await this.connections.find(scope, id, capability);
    const connector = this.registry.get(row.connector_type);
    const declared = connector.auth.find((candidate) => candidate.flow === row.auth_flow);
    if (declared?.flow !== 'oauth' || declared.manual) throw scopesFixed();
    const method = declared;
    const own: Credentials = typedFields(method)
      ? (await this.credentials.open(scope.siteId, id)).credentials.map(withoutToken)
      : Secret.of({});
    const client = bringsClient(method)
      ? ownClient(own)
      : await this.apps.client(scope.siteId, connector.slug);
    const wanted = scopes ?? scopesToAskAgain(row, method);
    return this.send(
      scope,
      { connector, method, client, connection: row },
      {
        codeVerifier: randomBase64Url(48),
        scopes: offeredScopes(method, row.settings, wanted),
        settings: row.settings,
        credentials: own.reveal(),
        action: scopes ? 'connection.edit_scopes' : 'connection.reauthorize',
        ...wayBack(back),
      },
    );
  }

  private async send(
    scope: SiteScope,
    to: {
      connector: Connector;
      method: OAuth2Method;
      client: OAuthClient;
      connection: Connection | null;
    },
    pending: PendingAuthorization,
  ): Promise<AuthorizeAnswer> {
    const { caller } = scope;
    if (caller.kind !== 'user') throw sessionRequired();
    const state = randomBase64Url(32);
    const stateHash = sha256(state);
    await this.states.insert({
      state_hash: stateHash,
      site_id: scope.siteId,
      session_hash: sha256(caller.sessionId),
      user_id: caller.id,
      connector_type: to.connector.slug,
      connection_id: to.connection?.id ?? null,
      payload_blob: await this.keyring.sealJson(
        scope.siteId,
        pendingContext(stateHash),
        Secret.of(pending),
      ),
      expires_at: new Date(Date.now() + LIFETIME_MS),
      used_at: null,
    });
    const { connector, method, client } = to;
    const party = { connector, method, client, settings: pending.settings };
    const url = await this.tokens.authorizeUrl(party, { state, ...pending });
    return { authorize_url: url, attempt: attemptOf(stateHash) };
  }
}

type WayBack = Pick<AuthorizeConnection, 'return_to' | 'popup'>;

function wayBack(input: WayBack): Pick<PendingAuthorization, 'returnTo' | 'popup'> {
  return {
    ...(input.return_to && { returnTo: input.return_to }),
    ...(input.popup && { popup: true }),
  };
}

/**
 * Names a trip in addresses of the page: part of the hash of its `state`, from which nobody finds
 * the state itself.
 */
export function attemptOf(stateHash: string): string {
  return stateHash.slice(0, 16);
}

export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

export function pendingContext(stateHash: string) {
  return { table: 'oauth_states', column: 'payload_blob', row: stateHash };
}

/** What was asked for last time, since a person may have left some out; else what is held. */
function scopesToAskAgain(row: Connection, method: OAuth2Method): string[] | undefined {
  const last = row.scopes_requested ?? row.scopes_granted;
  const known = last.filter(
    (scope) => method.scopesFromSettings || Object.hasOwn(method.scopes, scope),
  );
  return known.length > 0 ? known : undefined;
}

/** @throws ProblemError 422 naming scopes the connector does not know */
function offeredScopes(
  method: OAuth2Method,
  settings: Readonly<Record<string, unknown>>,
  chosen: string[] | undefined,
): string[] {
  const unknown = method.scopesFromSettings
    ? []
    : (chosen ?? []).filter((scope) => !Object.hasOwn(method.scopes, scope));
  if (unknown.length > 0) {
    const errors = unknown.map((scope) => ({ path: 'scopes', message: `${scope} is not offered` }));
    throw new ProblemError(422, 'validation_failed', `Not offered: ${unknown.join(', ')}.`, {
      errors,
    });
  }
  return scopesToAsk(method, settings, chosen);
}

function redirectMethod(connector: Connector): OAuth2Method {
  const method = methodOf(connector, 'oauth');
  if (!method.manual) return method;
  throw invalidInput([
    { path: 'connector_type', message: 'connects without a redirect; POST /connections instead' },
  ]);
}

/** What an operator typed stays; the token is what the trip is for. */
function withoutToken({
  access_token: _,
  ...typed
}: Readonly<Record<string, StoredValue>>): Record<string, StoredValue> {
  return typed;
}

export function scopesFixed() {
  return conflict('scopes_fixed', 'The scopes of this connection are fixed by its credential.');
}

function sessionRequired() {
  return new ProblemError(
    403,
    'session_required',
    'A person must authorize at the vendor; sign in to the admin page.',
  );
}
