import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { testEvent } from '@patchbay/core/connection-state';
import { isPatient, nextTestAt } from '@patchbay/core/test-schedule';
import { isPassingTrouble } from '@patchbay/core/test-outcome';
import { DataSource, type EntityManager, type QueryDeepPartialEntity } from 'typeorm';
import { type Actor, SYSTEM } from '../../platform/access/caller.ts';
import { DecryptionError } from '../../platform/crypto/crypto-error.ts';
import { ProblemError, notFound } from '../../platform/errors/problem.ts';
import { Connection } from './connection.entity.ts';
import { ConnectionStateService } from './connection-state.service.ts';
import { LiveConnectionService } from './live-connection.service.ts';
import { RefreshService } from './refresh.service.ts';
import { testMessage } from './test-message.ts';
import { testedColumns } from './tested-columns.ts';
import type { VendorTarget } from './vendor-target.ts';
import { type VendorTest, VendorTestService } from './vendor-test.service.ts';

/** Whose test it is, and what the audit calls it. */
export interface TestOccasion {
  actor: Actor;
  action: string;
  /** Set for a scheduled test: trouble that may pass does not count at first. */
  intervalMs?: number;
}

const SCHEDULED = { actor: SYSTEM, action: 'connection.scheduled_test' };

/** Tests of one connection whose credential is replaced each time meanwhile. */
const ROUNDS = 3;

/** The test call of a stored connection, and what follows from it. */
@Injectable()
export class ConnectionTestService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(ConnectionStateService) private readonly states: ConnectionStateService,
    @Inject(LiveConnectionService) private readonly connections: LiveConnectionService,
    @Inject(RefreshService) private readonly refreshes: RefreshService,
    @Inject(VendorTestService) private readonly tests: VendorTestService,
  ) {}

  /**
   * Tests, and moves the state by what was found.
   *
   * @throws ProblemError 404 when it was disconnected meanwhile
   */
  async observe(
    row: Connection,
    occasion: TestOccasion,
  ): Promise<{ row: Connection; test: VendorTest }> {
    for (let round = 1; ; round += 1) {
      const { test, version } = await this.examine(row, occasion.actor);
      const observed = await this.db.transaction(async (manager) => {
        const locked = await this.states.lock(manager, row.site_id, row.id);
        if (!locked) throw notFound('connection');
        // What was found is about a credential that is not stored any more.
        if (locked.credential_version !== version && round < ROUNDS) return null;
        await this.record(manager, locked, test, occasion);
        return locked;
      });
      if (observed) return { row: observed, test };
    }
  }

  /** The test of a connection nobody has heard of for `intervalMs`; only of an active one. */
  async observeQuiet(row: Connection, intervalMs: number): Promise<void> {
    const current = await this.reload(row);
    if (current.state !== 'active') return;
    await this.observe(current, { ...SCHEDULED, intervalMs });
  }

  private async record(
    manager: EntityManager,
    locked: Connection,
    test: VendorTest,
    { actor, action, intervalMs }: TestOccasion,
  ): Promise<void> {
    const { outcome, message } = test.result;
    const columns = testedColumns(test);
    if (intervalMs !== undefined) {
      const trouble = locked.state === 'active' && isPassingTrouble(outcome);
      const failures = trouble ? locked.test_failures + 1 : 0;
      const patient = trouble && isPatient(failures);
      columns.test_failures = patient ? failures : 0;
      const plan = { id: locked.id, failures: columns.test_failures, intervalMs };
      columns.test_due_at = new Date(nextTestAt(plan, Date.parse(test.result.tested_at)));
      if (patient) {
        Object.assign(locked, columns);
        const key = { site_id: locked.site_id, id: locked.id };
        await manager.update(Connection, key, columns as QueryDeepPartialEntity<Connection>);
        return;
      }
    }
    await this.states.apply(manager, locked, {
      event: testEvent(outcome),
      actor,
      action,
      outcome,
      reason: message,
      patch: { ...columns, ...(test.scopes && { scopes_granted: test.scopes }) },
    });
  }

  /**
   * Tests, and moves nothing. A token the vendor calls expired is refreshed once before its word is
   * believed; for a person also while a token address in trouble is otherwise left alone.
   *
   * @returns the version of the credential that the result is about
   */
  async examine(row: Connection, by: Actor): Promise<{ test: VendorTest; version: number }> {
    const renew = (version: number) =>
      this.refreshes.refresh(row.site_id, row.id, version, SYSTEM, by.kind !== 'system');
    await this.refreshes.renewIfDue(row);
    const current = await this.reload(row);
    const version = current.credential_version;
    const target = await this.open(current);
    const test = await this.tests.test(target);
    if (!mayHaveEnded(current, test)) return { test, version };
    const refresh = await renew(version);
    if (refresh === 'unavailable') return { test: notRenewed(test, target.vendor), version };
    const refreshed = await this.reload(row);
    if (refreshed.credential_version === version) {
      return { test: told(test, refreshed), version };
    }
    return {
      test: await this.tests.test(await this.open(refreshed)),
      version: refreshed.credential_version,
    };
  }

  private async open(row: Connection): Promise<VendorTarget> {
    try {
      const found = await this.connections.find(row.site_id, row.id);
      if (!found) throw notFound('connection');
      return this.connections.target(found);
    } catch (error) {
      if (isUnreadable(error)) {
        const key = { site_id: row.site_id, id: row.id };
        await this.db.manager.update(Connection, key, { credential_unreadable: true });
      }
      throw error;
    }
  }

  private async reload(row: Connection): Promise<Connection> {
    const key = { site_id: row.site_id, id: row.id };
    const found = await this.db.manager.findOneBy(Connection, key);
    if (!found) throw notFound('connection');
    return found;
  }
}

/** The token ended and a new one is not to be had just now: that is the vendor's trouble, no loss. */
function notRenewed(test: VendorTest, vendor: string): VendorTest {
  const code = 'refresh_unavailable';
  const message = testMessage('vendor_error', vendor, { missingScopes: [], code });
  return {
    ...test,
    result: { ...test.result, outcome: 'vendor_error', vendor_code: code, message },
  };
}

/** A vendor that refuses the token as ended, and the renewal as withdrawn, has withdrawn access. */
function told(test: VendorTest, { state, state_reason }: Connection): VendorTest {
  if (state !== 'auth_revoked') return test;
  const message = state_reason ?? test.result.message;
  return { ...test, result: { ...test.result, outcome: 'credential_revoked', message } };
}

/** A token bought with a stored credential is all that a vendor can call revoked where it says 401. */
function mayHaveEnded(row: Connection, { result: { outcome } }: VendorTest): boolean {
  if (!row.has_refresh_token) return false;
  if (outcome === 'credential_expired') return true;
  return outcome === 'credential_revoked' && row.auth_flow !== 'oauth';
}

function isUnreadable(error: unknown): boolean {
  if (error instanceof DecryptionError) return true;
  return error instanceof ProblemError && error.code === 'credential_unreadable';
}
