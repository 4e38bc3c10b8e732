import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { refreshBackoffMs } from '@patchbay/core/refresh-backoff';
import { DataSource, type EntityManager } from 'typeorm';
import { type Actor, SYSTEM } from '../../platform/access/caller.ts';
import { foreignText } from '../../platform/database/storable.ts';
import { ActivityService } from '../activity/activity.service.ts';
import { Connection } from './connection.entity.ts';
import { ConnectionStateService } from './connection-state.service.ts';
import { areNews } from './facts-to-store.ts';
import type { SealedCredentials } from './credential-store.service.ts';
import type { RefreshOutcome } from './refresh-outcome.ts';
import type { RefusedRenewal } from './refused-renewal.ts';
import type { TokenFailure, TokenSet } from './token-set.ts';

/** One asking of a token address: by whom, and for which version of which credential. */
export interface RefreshAttempt {
  row: Connection;
  owner: string;
  actor: Actor;
}

/** New tokens in the credential of another connection of the grant; null to leave that alone. */
export type SealFor = (
  sibling: Connection,
  manager: EntityManager,
) => Promise<SealedCredentials | null>;

export interface RefreshTrouble {
  code: string;
  retryAfterMs?: number | undefined;
}

const FREE = { refresh_owner: null, refresh_lease_until: null };

/**
 * Writes down what came of asking for a token. Who holds the lease stores, whatever was stored
 * meanwhile; who lost it stores only what nobody has outrun (docs/adr/0012).
 */
@Injectable()
export class RefreshResultService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(ConnectionStateService) private readonly states: ConnectionStateService,
    @Inject(ActivityService) private readonly activity: ActivityService,
  ) {}

  /** For the connection, and for those that stand on the same grant. */
  store(
    attempt: RefreshAttempt,
    set: TokenSet,
    sealed: SealedCredentials,
    sealFor: SealFor,
  ): Promise<RefreshOutcome> {
    return this.db.transaction(async (manager) => {
      const { site_id, grant_id } = attempt.row;
      const members = await lockGrant(manager, site_id, grant_id);
      const row = members.find(({ id }) => id === attempt.row.id);
      if (!row) return 'already_fresh';
      const holds = row.refresh_owner === attempt.owner;
      if (!holds && row.credential_version !== attempt.row.credential_version) {
        return 'already_fresh';
      }
      for (const sibling of members) {
        if (sibling !== row) await this.storeBeside(manager, sibling, attempt, set, sealFor);
      }
      const told = areNews(set.facts, row.settings);
      await this.states.apply(manager, row, {
        event: 'refresh.succeeded',
        actor: attempt.actor,
        action: 'connection.refresh',
        outcome: 'refreshed',
        reason: row.state_reason,
        audited: told ? ['settings'] : [],
        patch: {
          ...sealed,
          ...(told && { settings: { ...row.settings, ...set.facts } }),
          ...set.plan,
          credential_version: row.credential_version + 1,
          expires_at: set.expiresAt,
          ...(set.scopes && { scopes_granted: set.scopes }),
          ...(holds && FREE),
        },
      });
      return 'refreshed';
    });
  }

  /** The vendor may have spent the refresh token that a connection of the same grant has a copy of. */
  private async storeBeside(
    manager: EntityManager,
    sibling: Connection,
    { owner }: RefreshAttempt,
    set: TokenSet,
    sealFor: SealFor,
  ): Promise<void> {
    const sealed = await sealFor(sibling, manager);
    if (!sealed) return;
    await this.states.apply(manager, sibling, {
      event: 'refresh.succeeded',
      actor: SYSTEM,
      action: 'connection.refresh',
      outcome: 'refreshed',
      reason: sibling.state_reason,
      patch: {
        ...sealed,
        ...set.plan,
        credential_version: sibling.credential_version + 1,
        expires_at: set.expiresAt,
        ...(set.scopes && { scopes_granted: set.scopes }),
        ...(sibling.refresh_owner === owner && FREE),
      },
    });
  }

  /** The vendor refused the grant, or the application that asked. */
  lost(
    attempt: RefreshAttempt,
    failure: Exclude<TokenFailure, 'vendor_error' | 'network_error'>,
    code: string,
    { event, reason }: RefusedRenewal,
  ): Promise<RefreshOutcome> {
    return this.db.transaction(async (manager) => {
      const locked = await this.lock(manager, attempt);
      if (!locked) return 'already_fresh';
      const { row, holds } = locked;
      if (row.credential_version !== attempt.row.credential_version) return 'already_fresh';
      // Whoever holds the lease now will hear the same, or know better.
      if (!holds) return 'unavailable';
      await this.states.apply(manager, row, {
        event,
        actor: attempt.actor,
        action: 'connection.refresh',
        outcome: failure,
        reason,
        patch: {
          ...FREE,
          refresh_failures: 0,
          refresh_error: foreignText(code, 200),
          // A paused connection stays paused; without this it would be refused again and again.
          ...(row.state === 'paused' && { refresh_due_at: null }),
        },
      });
      return 'grant_lost';
    });
  }

  /** No token although the grant stands: the state is left alone, and the token address for a while. */
  troubled(attempt: RefreshAttempt, trouble: RefreshTrouble): Promise<RefreshOutcome> {
    return this.db.transaction(async (manager) => {
      const locked = await this.lock(manager, attempt);
      if (!locked) return 'already_fresh';
      const { row, holds } = locked;
      if (row.credential_version !== attempt.row.credential_version) return 'already_fresh';
      if (!holds) return 'unavailable';
      const failures = row.refresh_failures + 1;
      const pause = refreshBackoffMs(failures, trouble.retryAfterMs, Math.random());
      await manager.update(
        Connection,
        { site_id: row.site_id, id: row.id },
        {
          ...FREE,
          refresh_failures: failures,
          refresh_error: foreignText(trouble.code, 200),
          refresh_due_at: new Date(Date.now() + pause),
        },
      );
      if (attempt.actor.kind !== 'system') {
        await this.record(manager, row, attempt.actor, 'unavailable');
      }
      return 'unavailable';
    });
  }

  /** A person asked and somebody else's refresh was the answer; the audit names both. */
  async recordJoined(siteId: number, id: number, actor: Actor, outcome: string): Promise<void> {
    await this.db.transaction(async (manager) => {
      const row = await manager.findOneBy(Connection, { site_id: siteId, id });
      if (row) await this.record(manager, row, actor, outcome);
    });
  }

  private async lock(
    manager: EntityManager,
    { row, owner }: RefreshAttempt,
  ): Promise<{ row: Connection; holds: boolean } | null> {
    const locked = await this.states.lock(manager, row.site_id, row.id);
    return locked && { row: locked, holds: locked.refresh_owner === owner };
  }

  private async record(
    manager: EntityManager,
    row: Connection,
    actor: Actor,
    outcome: string,
  ): Promise<void> {
    const { state, state_reason } = row;
    await this.activity.record(manager, {
      siteId: row.site_id,
      actor,
      action: 'connection.refresh',
      connection: row,
      outcome,
      before: { state, state_reason },
      after: { state, state_reason },
    });
  }
}

/** In one order everywhere, or two that lock a grant would wait for each other. */
function lockGrant(manager: EntityManager, siteId: number, grantId: string): Promise<Connection[]> {
  return manager.find(Connection, {
    where: { site_id: siteId, grant_id: grantId },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
}
