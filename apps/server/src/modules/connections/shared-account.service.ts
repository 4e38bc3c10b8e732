import { Inject, Injectable } from '@nestjs/common';
import type { OAuth2Method } from '@patchbay/connector-sdk/auth/oauth2';
import type { AuthMethod, Connector } from '@patchbay/connector-sdk/definition';
import { scopesNotGranted } from '@patchbay/core/scopes-not-granted';
import type { EntityManager } from 'typeorm';
import type { Config } from '../../config.ts';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { CONFIG } from '../../platform/config.token.ts';
import { conflict, invalidInput, notFound } from '../../platform/errors/problem.ts';
import { ConnectorRegistry, methodOf } from '../connectors/connector-registry.service.ts';
import { OAuthAppService } from '../connectors/oauth-app.service.ts';
import { Connection } from './connection.entity.ts';
import { ConnectionService, scopeInsufficient } from './connection.service.ts';
import type { Grant, Intake } from './credential-intake.service.ts';
import { CredentialInput } from './credential-input.service.ts';
import { CredentialStore } from './credential-store.service.ts';
import { LiveConnectionService } from './live-connection.service.ts';
import { planRefresh } from './refresh-plan.ts';
import { requireKnownPlaces } from './require-known-places.ts';
import { scopesToAsk } from './scopes-to-ask.ts';
import { bringsClient } from './token-endpoint.service.ts';

/** The account of one connection for another of the same bundle: the same grant, no new consent. */
@Injectable()
export class SharedAccountService {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(ConnectorRegistry) private readonly registry: ConnectorRegistry,
    @Inject(OAuthAppService) private readonly apps: OAuthAppService,
    @Inject(ConnectionService) private readonly connections: ConnectionService,
    @Inject(LiveConnectionService) private readonly live: LiveConnectionService,
    @Inject(CredentialStore) private readonly credentials: CredentialStore,
    @Inject(CredentialInput) private readonly input: CredentialInput,
  ) {}

  /**
   * @param from the connection whose account is used; whoever uses it may edit it
   * @throws ProblemError 404, 403, 400 for a connection of no common bundle, 409
   *   `scope_insufficient` with the scopes that a new consent would have to add, 409
   *   `connection_unavailable`
   */
  async take(scope: SiteScope, intake: Intake, from: number): Promise<Grant> {
    const source = await this.connections.find(scope, from, 'connections.edit');
    const method = sharing(intake.method);
    const known = this.sourceOf(intake.connector, source);
    if (!known) throw invalidInput([{ path: 'from_connection_id', message: NOT_OF_BUNDLE }]);
    if (source.state !== 'active' && source.state !== 'paused') throw unavailable(source);
    await this.requireOneApplication(scope, intake.connector, known.connector);
    await requireKnownPlaces(intake, { ...known, settings: source.settings });
    const wanted = scopesToAsk(method, intake.settings, undefined);
    const missing = scopesNotGranted(source.scopes_granted, wanted, source.has_refresh_token);
    if (missing.length > 0) throw scopeInsufficient(missing);
    const beside = await this.input.read(scope, method.fields, intake.typed);
    return this.copy(scope, method, source, beside);
  }

  private async copy(
    scope: SiteScope,
    method: OAuth2Method,
    source: Connection,
    beside: Grant['credentials'],
  ): Promise<Grant> {
    const usable = await this.live.find(scope.siteId, source.id);
    if (usable) await this.live.usable(usable);
    const row = await this.connections.find(scope, source.id, 'connections.edit');
    return {
      ...(await this.tokensOf(method, row, beside)),
      scopes: row.scopes_granted,
      facts: {},
      previousSecretUntil: null,
    };
  }

  /**
   * What `take` gave, as it is now that it is to be stored: a renewal meanwhile may have spent the
   * refresh token that was copied. Locks the connection it comes from.
   */
  async latest<G extends Pick<Grant, 'credentials' | 'shared'>>(
    manager: EntityManager,
    siteId: number,
    method: AuthMethod,
    grant: G,
  ): Promise<G> {
    const { shared, credentials } = grant;
    if (!shared || method.flow !== 'oauth') return grant;
    const row = await manager.findOne(Connection, {
      where: { site_id: siteId, id: shared.from },
      lock: { mode: 'pessimistic_write' },
    });
    if (!row) throw notFound('connection');
    if (row.grant_id !== shared.grantId) throw unavailable(row);
    if (row.credential_version === shared.version) return grant;
    return { ...grant, ...(await this.tokensOf(method, row, credentials, manager)) };
  }

  private async tokensOf(
    method: OAuth2Method,
    row: Connection,
    beside: Grant['credentials'],
    manager?: EntityManager,
  ): Promise<Pick<Grant, 'credentials' | 'refreshToken' | 'expiresAt' | 'plan' | 'shared'>> {
    const opened = await this.credentials.open(row.site_id, row.id, manager);
    const { access_token: token = '' } = opened.credentials.reveal();
    const issued = {
      expiresAt: row.expires_at,
      hasRefreshToken: row.has_refresh_token,
      refreshExpiresAt: row.grant_expires_at,
    };
    const margin = method.refreshMarginMs ?? this.config.refreshMarginMs;
    return {
      credentials: beside.map((values) => ({ ...values, access_token: token })),
      refreshToken: opened.refreshToken,
      expiresAt: row.expires_at,
      plan: planRefresh(issued, margin, Date.now(), Math.random()),
      shared: { grantId: row.grant_id, from: row.id, version: row.credential_version },
    };
  }

  private sourceOf(
    connector: Connector,
    source: Connection,
  ): { connector: Connector; method: OAuth2Method } | undefined {
    const other = this.registry.find(source.connector_type);
    if (!other || source.auth_flow !== 'oauth') return undefined;
    if (!connector.bundle || other.bundle?.slug !== connector.bundle.slug) return undefined;
    const method = methodOf(other, 'oauth');
    return bringsClient(method) ? undefined : { connector: other, method };
  }

  /** A refresh token serves the application it was issued to, and no other. */
  private async requireOneApplication(
    { siteId }: SiteScope,
    connector: Connector,
    other: Connector,
  ): Promise<void> {
    const [mine, theirs] = await Promise.all(
      [connector, other].map(({ slug }) => this.apps.client(siteId, slug)),
    );
    if (mine!.clientId === theirs!.clientId) return;
    throw conflict(
      'oauth_apps_differ',
      `Register one OAuth application for ${connector.bundle?.name ?? 'both'} first, and connect anew.`,
    );
  }
}

const NOT_OF_BUNDLE = 'is no connection whose account this connector can use';

function sharing(method: Intake['method']): OAuth2Method {
  if (method.flow === 'oauth' && !bringsClient(method)) return method;
  throw invalidInput([{ path: 'from_connection_id', message: 'is for OAuth with a redirect' }]);
}

function unavailable({ state }: Connection) {
  return conflict('connection_unavailable', 'The account’s connection does not work just now.', {
    state,
  });
}
