import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { OAuth2Method } from '@patchbay/connector-sdk/auth/oauth2';
import { DataSource } from 'typeorm';
import type { Config } from '../../config.ts';
import { type Actor, SYSTEM } from '../../platform/access/caller.ts';
import { CONFIG } from '../../platform/config.token.ts';
import { conflict, notFound } from '../../platform/errors/problem.ts';
import {
  ConnectorRegistry,
  methodOf,
  vendorName,
} from '../connectors/connector-registry.service.ts';
import { OAuthAppService } from '../connectors/oauth-app.service.ts';
import { Connection } from './connection.entity.ts';
import { ConnectionStateService } from './connection-state.service.ts';
import { CredentialStore } from './credential-store.service.ts';
import { mergeTokens } from './merge-tokens.ts';
import { keepLease, releaseLease, takeLease } from './refresh-lease.ts';
import { refreshReason } from './refresh-reason.ts';
import { TokenEndpointService, bringsClient, ownClient } from './token-endpoint.service.ts';
import { TokenEndpointError, type TokenSet } from './token-set.ts';

/** Waiters look this often whether the new token has arrived. */
const POLL_MS = 100;

export type RefreshOutcome =
  | 'refreshed'
  /** Another caller or process stored a newer token meanwhile. */
  | 'already_fresh'
  /** The grant is gone; the state says expired or revoked. */
  | 'grant_lost'
  /** The vendor is in trouble; the grant and the state stand. */
  | 'unavailable';

/** New tokens for old: once per token, however many ask, in however many processes. */
@Injectable()
export class RefreshService {
  private readonly logger = new Logger(RefreshService.name);
  private readonly running = new Map<string, Promise<RefreshOutcome>>();

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(ConnectorRegistry) private readonly registry: ConnectorRegistry,
    @Inject(OAuthAppService) private readonly apps: OAuthAppService,
    @Inject(CredentialStore) private readonly credentials: CredentialStore,
    @Inject(ConnectionStateService) private readonly states: ConnectionStateService,
    @Inject(TokenEndpointService) private readonly tokens: TokenEndpointService,
  ) {}

  /** Whether the access token ends within the margin and can be renewed. */
  isDue(row: Pick<Connection, 'expires_at' | 'has_refresh_token'>): boolean {
    if (!row.has_refresh_token || !row.expires_at) return false;
    return row.expires_at.getTime() - this.config.refreshMarginMs <= Date.now();
  }

  /**
   * Refreshes unless somebody already replaced version `seen` of the credential.
   *
   * @throws ProblemError 409 `not_refreshable`, 404 when the connection is gone
   */
  refresh(
    siteId: number,
    id: number,
    seen: number,
    actor: Actor = SYSTEM,
  ): Promise<RefreshOutcome> {
    const key = `${id}:${seen}`;
    const running = this.running.get(key);
    if (running) return running;
    const started = this.refreshOnce(siteId, id, seen, actor).finally(() => {
      this.running.delete(key);
    });
    this.running.set(key, started);
    return started;
  }

  private async refreshOnce(
    siteId: number,
    id: number,
    seen: number,
    actor: Actor,
  ): Promise<RefreshOutcome> {
    const owner = randomUUID();
    const deadline = Date.now() + 2 * this.config.outboundTimeoutMs;
    for (;;) {
      const row = await this.db.manager.findOneBy(Connection, { site_id: siteId, id });
      if (!row) throw notFound('connection');
      if (row.credential_version !== seen) return 'already_fresh';
      if (!row.has_refresh_token) throw notRefreshable();
      if (await takeLease(this.db, siteId, id, owner)) return this.asOwner(row, owner, seen, actor);
      if (Date.now() > deadline) return 'unavailable';
      await sleep(POLL_MS);
    }
  }

  private async asOwner(
    row: Connection,
    owner: string,
    seen: number,
    actor: Actor,
  ): Promise<RefreshOutcome> {
    const stopRenewing = keepLease(this.db, row.site_id, row.id, owner);
    try {
      // The version may have moved between reading the row and taking the lease.
      const fresh = await this.db.manager.findOneByOrFail(Connection, {
        site_id: row.site_id,
        id: row.id,
      });
      if (fresh.credential_version !== seen) return 'already_fresh';
      return await this.exchange(fresh, owner, actor);
    } finally {
      stopRenewing();
      await releaseLease(this.db.manager, row.site_id, row.id, owner);
    }
  }

  private async exchange(row: Connection, owner: string, actor: Actor): Promise<RefreshOutcome> {
    const connector = this.registry.get(row.connector_type);
    const method: OAuth2Method = methodOf(connector, 'oauth');
    const opened = await this.credentials.open(row.site_id, row.id);
    if (!opened.refreshToken) throw notRefreshable();
    const client = bringsClient(method)
      ? ownClient(opened.credentials)
      : await this.apps.client(row.site_id, connector.slug);
    let set: TokenSet;
    try {
      const party = { connector, method, settings: row.settings, client };
      set = await this.tokens.refresh(party, opened.refreshToken);
    } catch (error) {
      if (!(error instanceof TokenEndpointError)) throw error;
      return this.onFailure(row, owner, error, vendorName(connector, row.display_name), actor);
    }
    const sealed = await this.credentials.seal(
      row.site_id,
      row.id,
      mergeTokens(opened.credentials, set),
      set.refreshToken ?? opened.refreshToken,
    );
    return this.db.transaction(async (manager) => {
      const locked = await this.states.lock(manager, row.site_id, row.id);
      // Disconnected or re-authorized meanwhile: what is stored is newer than what came back.
      if (!locked || locked.credential_version !== row.credential_version) return 'already_fresh';
      await this.states.apply(manager, locked, {
        event: 'refresh.succeeded',
        actor,
        action: 'connection.refresh',
        outcome: 'refreshed',
        reason: locked.state_reason,
        patch: {
          ...sealed,
          credential_version: locked.credential_version + 1,
          expires_at: set.expiresAt,
          ...(set.scopes && { scopes_granted: set.scopes }),
        },
      });
      return 'refreshed';
    });
  }

  private async onFailure(
    row: Connection,
    owner: string,
    error: TokenEndpointError,
    vendor: string,
    actor: Actor,
  ): Promise<RefreshOutcome> {
    this.logger.warn(
      `refresh of connection ${row.id} failed: ${error.failure} (${error.code}), lease ${owner}`,
    );
    if (error.failure === 'vendor_error' || error.failure === 'network_error') return 'unavailable';
    return this.db.transaction(async (manager) => {
      const locked = await this.states.lock(manager, row.site_id, row.id);
      if (!locked || locked.credential_version !== row.credential_version) return 'already_fresh';
      await this.states.apply(manager, locked, {
        event: error.failure === 'revoked' ? 'refresh.revoked' : 'refresh.expired',
        actor,
        action: 'connection.refresh',
        outcome: error.failure,
        reason: refreshReason(error.failure, vendor),
      });
      return 'grant_lost';
    });
  }
}

export function notRefreshable() {
  return conflict('not_refreshable', 'This connection holds no refresh token.');
}
