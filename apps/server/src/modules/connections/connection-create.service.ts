import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { CreateConnection, CreatedConnection } from '@patchbay/contracts/connection';
import type { AuthMethod, Connector } from '@patchbay/connector-sdk/definition';
import { DataSource } from 'typeorm';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { ProblemError, invalidInput } from '../../platform/errors/problem.ts';
import { ActivityService } from '../activity/activity.service.ts';
import { ConnectorLibraryService } from '../connectors/connector-library.service.ts';
import {
  ConnectorRegistry,
  methodOf,
  vendorName,
} from '../connectors/connector-registry.service.ts';
import { Connection } from './connection.entity.ts';
import { toConnection } from './connection.wire.ts';
import { CredentialIntake, type Grant } from './credential-intake.service.ts';
import { CredentialStore } from './credential-store.service.ts';
import { newSettings } from './parse-fields.ts';
import { testFailed } from './test-failed.ts';
import { SharedAccountService } from './shared-account.service.ts';
import { renewsItself } from './token-grant-of.ts';
import { VendorTestService, type VendorTest } from './vendor-test.service.ts';

export interface NewConnection extends Omit<Grant, 'generated' | 'facts'> {
  connector: Connector;
  method: AuthMethod;
  displayName: string | undefined;
  category: Connection['category'] | undefined;
  /** What the authorization asked for; null where nothing was asked. */
  scopesRequested: string[] | null;
  test: VendorTest;
}

/** Brings a connection into being: the test call decides, and what fails it is never stored. */
@Injectable()
export class ConnectionCreateService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(ConnectorRegistry) private readonly registry: ConnectorRegistry,
    @Inject(ConnectorLibraryService) private readonly library: ConnectorLibraryService,
    @Inject(CredentialStore) private readonly credentials: CredentialStore,
    @Inject(VendorTestService) private readonly tests: VendorTestService,
    @Inject(CredentialIntake) private readonly intake: CredentialIntake,
    @Inject(SharedAccountService) private readonly sharing: SharedAccountService,
    @Inject(ActivityService) private readonly activity: ActivityService,
  ) {}

  /**
   * All flows that need no redirect. A caller who is gone before the test is over wants no
   * connection any more.
   *
   * @throws ProblemError 422 `validation_failed` with `test`, 499 `cancelled`, and what
   *   `SharedAccountService` throws for `from_connection_id`
   */
  async create(
    scope: SiteScope,
    input: CreateConnection,
    gone: AbortSignal,
  ): Promise<CreatedConnection> {
    const connector = this.registry.named(input.connector_type);
    scope.requireOn('connections.create', { family: connector.family });
    const method = methodOf(connector, input.auth_flow);
    const from = input.from_connection_id;
    if (from === undefined && method.flow === 'oauth' && !method.manual) throw needsRedirect();
    await this.library.requireEnabled(scope.siteId, connector.slug);
    const settings = newSettings(connector, input.settings);
    const intake = { connector, method, settings, typed: input.credentials };
    const { generated, facts, ...grant } =
      from === undefined
        ? await this.intake.take(scope, intake)
        : await this.sharing.take(scope, intake, from);

    const test = await this.tests.tryOut({
      connector,
      vendor: vendorName(connector, input.display_name),
      method,
      flow: method.flow,
      settings: { ...settings, ...facts },
      credentials: grant.credentials,
      signal: gone,
    });
    if (gone.aborted) throw cancelled();
    if (test.result.outcome !== 'connected') throw testFailed(test.result);
    const row = await this.store(scope, {
      connector,
      method,
      displayName: input.display_name,
      category: input.category,
      ...grant,
      scopesRequested: null,
      test,
    });
    return {
      ...toConnection(row),
      test: test.result,
      ...(generated && { secret: generated }),
    };
  }

  /** Stores what passed its test. */
  async store(scope: SiteScope, created: NewConnection): Promise<Connection> {
    const { connector, method, test } = created;
    const id = await this.credentials.reserveId();
    const sealed = await this.credentials.seal(
      scope.siteId,
      id,
      created.credentials,
      created.refreshToken,
    );
    return this.db.transaction(async (manager) => {
      const now = new Date();
      const rows = manager.getRepository(Connection);
      const latest = await this.sharing.latest(manager, scope.siteId, method, created);
      const { credentials, refreshToken } = latest;
      const kept =
        latest === created
          ? sealed
          : await this.credentials.seal(scope.siteId, id, credentials, refreshToken);
      await rows.insert({
        site_id: scope.siteId,
        id,
        connector_type: connector.slug,
        family: connector.family,
        category: created.category ?? 'other',
        display_name: created.displayName ?? connector.name,
        state: 'active',
        state_reason: null,
        auth_flow: method.flow,
        vendor_account_id: test.account?.id ?? null,
        vendor_account_name: test.account?.name ?? null,
        settings: test.settings as never,
        scopes_granted: created.scopes,
        scopes_requested: created.scopesRequested,
        ...kept,
        ...(created.shared && { grant_id: created.shared.grantId }),
        renews_itself: renewsItself(method),
        credential_version: 1,
        previous_secret_until: created.previousSecretUntil,
        expires_at: latest.expiresAt,
        ...latest.plan,
        last_test_at: new Date(test.result.tested_at),
        last_test_outcome: test.result.outcome,
        operator_of_record: scope.operatorId,
        consecutive_failures: 0,
        updated_at: now,
      });
      const row = await rows.findOneByOrFail({ site_id: scope.siteId, id });
      await this.activity.record(manager, {
        siteId: scope.siteId,
        actor: scope.actor,
        action: 'connection.create',
        connection: row,
        outcome: test.result.outcome,
        before: null,
        after: {
          connector_type: row.connector_type,
          auth_flow: row.auth_flow,
          state: row.state,
          vendor_account_id: row.vendor_account_id,
          ...(created.shared && { from_connection_id: created.shared.from }),
          scopes_granted: row.scopes_granted,
          scopes_requested: row.scopes_requested,
          credential_references: row.credential_references,
        },
      });
      return row;
    });
  }
}

/** Nobody reads it; the log and the metrics tell it from a failure. */
function cancelled() {
  return new ProblemError(499, 'cancelled', 'The caller left before the test was over.');
}

function needsRedirect() {
  return invalidInput([
    { path: 'auth_flow', message: 'oauth begins at /connections/authorize for this connector' },
  ]);
}
