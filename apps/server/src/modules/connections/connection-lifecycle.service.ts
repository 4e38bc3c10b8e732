import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { ConnectionWithTest } from '@patchbay/contracts/connection';
import type { TestResult } from '@patchbay/contracts/test-result';
import { type ConnectionEvent, testEvent, transition } from '@patchbay/core/connection-state';
import { DataSource } from 'typeorm';
import { type Actor, SYSTEM } from '../../platform/access/caller.ts';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { conflict, notFound } from '../../platform/errors/problem.ts';
import { Connection } from './connection.entity.ts';
import { ConnectionService } from './connection.service.ts';
import { ConnectionStateService, type StateChange } from './connection-state.service.ts';
import { ConnectionTargetService } from './connection-target.service.ts';
import { toConnection } from './connection.wire.ts';
import { RefreshService, notRefreshable } from './refresh.service.ts';
import { type VendorTest, VendorTestService } from './vendor-test.service.ts';

/** Test, refresh, pause, resume: what an operator does to a connection that stands. */
@Injectable()
export class ConnectionLifecycleService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(ConnectionService) private readonly connections: ConnectionService,
    @Inject(ConnectionStateService) private readonly states: ConnectionStateService,
    @Inject(ConnectionTargetService) private readonly targets: ConnectionTargetService,
    @Inject(RefreshService) private readonly refreshes: RefreshService,
    @Inject(VendorTestService) private readonly tests: VendorTestService,
  ) {}

  /** The test call; the state follows what it found. */
  async test(scope: SiteScope, id: number): Promise<TestResult> {
    const row = await this.connections.find(scope, id, 'connections.test');
    const { test } = await this.observe(row, scope.actor, 'connection.test');
    return test.result;
  }

  /** The system's own test call, after a cooldown. */
  async probe(row: Connection): Promise<void> {
    await this.observe(row, SYSTEM, 'connection.probe');
  }

  /** @throws ProblemError 409 `not_refreshable` */
  async refresh(scope: SiteScope, id: number): Promise<ConnectionWithTest> {
    const row = await this.connections.find(scope, id, 'connections.refresh');
    if (row.auth_flow !== 'oauth' || !row.has_refresh_token) throw notRefreshable();
    await this.refreshes.refresh(scope.siteId, id, row.credential_version, scope.actor);
    const fresh = await this.connections.find(scope, id, 'connections.refresh');
    if (fresh.state === 'auth_expired' || fresh.state === 'auth_revoked')
      return toConnection(fresh);
    const { row: tested, test } = await this.observe(fresh, scope.actor, 'connection.test');
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
    const test = await this.tests.test(await this.targets.fresh(row));
    const passed = test.result.outcome === 'connected';
    const resumed = await this.change(scope.siteId, id, {
      event: passed ? 'operator.resume.passed' : 'operator.resume.failed',
      actor: scope.actor,
      action: 'connection.resume',
      outcome: test.result.outcome,
      reason: passed ? null : test.result.message,
      patch: tested(test),
    });
    return { ...toConnection(resumed), test: test.result };
  }

  private async observe(
    row: Connection,
    actor: Actor,
    action: string,
  ): Promise<{ row: Connection; test: VendorTest }> {
    const test = await this.testFresh(row);
    const observed = await this.db.transaction(async (manager) => {
      const locked = await this.states.lock(manager, row.site_id, row.id);
      if (!locked) throw notFound('connection');
      await this.states.apply(manager, locked, {
        event: testEvent(test.result.outcome),
        actor,
        action,
        outcome: test.result.outcome,
        reason: test.result.message,
        patch: { ...tested(test), ...(test.scopes && { scopes_granted: test.scopes }) },
      });
      return locked;
    });
    return { row: observed, test };
  }

  /** A token the vendor calls expired is refreshed once before its word is believed. */
  private async testFresh(row: Connection): Promise<VendorTest> {
    const test = await this.tests.test(await this.targets.fresh(row));
    const current = await this.reload(row);
    const refreshable = current.has_refresh_token && row.auth_flow === 'oauth';
    if (test.result.outcome !== 'credential_expired' || !refreshable) return test;
    await this.refreshes.refresh(row.site_id, row.id, current.credential_version);
    const refreshed = await this.reload(row);
    if (refreshed.credential_version === current.credential_version) return test;
    return this.tests.test(await this.targets.asStored(refreshed));
  }

  private async reload(row: Connection): Promise<Connection> {
    const found = await this.db.manager.findOneBy(Connection, {
      site_id: row.site_id,
      id: row.id,
    });
    if (!found) throw notFound('connection');
    return found;
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

function tested(test: VendorTest): Partial<Connection> {
  return {
    last_test_at: new Date(test.result.tested_at),
    last_test_outcome: test.result.outcome,
    ...(test.account && { vendor_account_name: test.account.name }),
  };
}

function refuseUnless(row: Connection, event: ConnectionEvent): void {
  if (transition(row.state, event).ok) return;
  throw conflict('invalid_transition', `A connection that is ${row.state} refuses this.`, {
    state: row.state,
    event: 'operator.resume',
  });
}
