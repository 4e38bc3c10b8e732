import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { ConnectionWithTest } from '@patchbay/contracts/connection';
import type { TestResult } from '@patchbay/contracts/test-result';
import { type ConnectionEvent, transition } from '@patchbay/core/connection-state';
import { DataSource } from 'typeorm';
import { SYSTEM } from '../../platform/access/caller.ts';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { conflict, notFound } from '../../platform/errors/problem.ts';
import { Connection } from './connection.entity.ts';
import { ConnectionService } from './connection.service.ts';
import { ConnectionStateService, type StateChange } from './connection-state.service.ts';
import { ConnectionTestService } from './connection-test.service.ts';
import { toConnection } from './connection.wire.ts';
import { noNewToken } from './no-new-token.ts';
import { notRefreshable } from './not-refreshable.ts';
import { RefreshService } from './refresh.service.ts';
import { testedColumns } from './tested-columns.ts';

/** Test, refresh, pause, resume: what an operator does to a connection that stands. */
@Injectable()
export class ConnectionLifecycleService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(ConnectionService) private readonly connections: ConnectionService,
    @Inject(ConnectionStateService) private readonly states: ConnectionStateService,
    @Inject(RefreshService) private readonly refreshes: RefreshService,
    @Inject(ConnectionTestService) private readonly testing: ConnectionTestService,
  ) {}

  /** The test call; the state follows what it found. */
  async test(scope: SiteScope, id: number): Promise<TestResult> {
    const row = await this.connections.find(scope, id, 'connections.test');
    const { test } = await this.testing.observe(row, {
      actor: scope.actor,
      action: 'connection.test',
    });
    return test.result;
  }

  /** The system's own test call, after a cooldown. */
  async probe(row: Connection): Promise<void> {
    await this.testing.observe(row, { actor: SYSTEM, action: 'connection.probe' });
  }

  /** @throws ProblemError 409 `not_refreshable` */
  async refresh(scope: SiteScope, id: number): Promise<ConnectionWithTest> {
    const row = await this.connections.find(scope, id, 'connections.refresh');
    if (!row.has_refresh_token) throw notRefreshable();
    const seen = row.credential_version;
    const outcome = await this.refreshes.refresh(scope.siteId, id, seen, scope.actor);
    const fresh = await this.connections.find(scope, id, 'connections.refresh');
    if (fresh.state === 'auth_expired' || fresh.state === 'auth_revoked')
      return toConnection(fresh);
    if (outcome === 'unavailable') return { ...toConnection(fresh), test: noNewToken(fresh) };
    const { row: tested, test } = await this.testing.observe(fresh, {
      actor: scope.actor,
      action: 'connection.test',
    });
    return { ...toConnection(tested), test: test.result };
  }

  async pause(scope: SiteScope, id: number): Promise<ConnectionWithTest> {
    await this.connections.find(scope, id, 'connections.pause');
    const row = await this.change(scope.siteId, id, {
      event: 'operator.pause',
      actor: scope.actor,
      action: 'connection.pause',
      outcome: 'ok',
      reason: `Paused by ${scope.actor.name}.`,
    });
    return toConnection(row);
  }

  /** @throws ProblemError 409 `invalid_transition` before any call is made */
  async resume(scope: SiteScope, id: number): Promise<ConnectionWithTest> {
    const row = await this.connections.find(scope, id, 'connections.pause');
    refuseUnless(row, 'operator.resume.passed');
    const { test } = await this.testing.examine(row, scope.actor);
    const passed = test.result.outcome === 'connected';
    const resumed = await this.change(scope.siteId, id, {
      event: passed ? 'operator.resume.passed' : 'operator.resume.failed',
      actor: scope.actor,
      action: 'connection.resume',
      outcome: test.result.outcome,
      reason: passed ? null : test.result.message,
      patch: testedColumns(test),
    });
    return { ...toConnection(resumed), test: test.result };
  }

  private change(siteId: number, id: number, change: StateChange): Promise<Connection> {
    return this.db.transaction(async (manager) => {
      const row = await this.states.lock(manager, siteId, id);
      if (!row) throw notFound('connection');
      await this.states.apply(manager, row, change);
      return row;
    });
  }
}

function refuseUnless(row: Connection, event: ConnectionEvent): void {
  if (transition(row.state, event).ok) return;
  throw conflict('invalid_transition', `A connection that is ${row.state} refuses this.`, {
    state: row.state,
    event: 'operator.resume',
  });
}
