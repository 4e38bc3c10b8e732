import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { ConnectionWithTest } from '@patchbay/contracts/connection';
import { migrateVersion } from '@patchbay/connector-sdk/migrate-version';
import { versionOf } from '@patchbay/connector-sdk/version-of';
import { DataSource } from 'typeorm';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { conflict, invalidInput, notFound } from '../../platform/errors/problem.ts';
import { ActivityService } from '../activity/activity.service.ts';
import { ConnectorRegistry } from '../connectors/connector-registry.service.ts';
import { Connection } from './connection.entity.ts';
import { ConnectionService } from './connection.service.ts';
import { ConnectionStateService } from './connection-state.service.ts';
import { toConnection } from './connection.wire.ts';
import { LiveConnectionService } from './live-connection.service.ts';
import { testFailed } from './test-failed.ts';
import { VendorTestService } from './vendor-test.service.ts';

/** Moves a connection to another version of its vendor's API. The test call decides, as always. */
@Injectable()
export class ApiVersionService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(ConnectorRegistry) private readonly registry: ConnectorRegistry,
    @Inject(ConnectionService) private readonly connections: ConnectionService,
    @Inject(ConnectionStateService) private readonly states: ConnectionStateService,
    @Inject(LiveConnectionService) private readonly live: LiveConnectionService,
    @Inject(VendorTestService) private readonly tests: VendorTestService,
    @Inject(ActivityService) private readonly activity: ActivityService,
  ) {}

  /**
   * @throws ProblemError 400 for a version the connector does not have; 409 `connection_not_active`;
   *   409 `changed_meanwhile`; 422 `validation_failed` with `test` when the vendor does not take it:
   *   nothing is stored then
   */
  async move(scope: SiteScope, id: number, to: string): Promise<ConnectionWithTest> {
    const row = await this.connections.find(scope, id, 'connections.edit');
    const connector = this.registry.get(row.connector_type);
    const settings = migrateVersion(connector, row.settings, to);
    if (!settings) {
      throw invalidInput([{ path: 'version', message: `is no version of ${connector.name}` }]);
    }
    if (row.state !== 'active') {
      throw conflict(
        'connection_not_active',
        'Only a connection that works can change its version.',
      );
    }
    const loaded = (await this.live.load([row])).get(row.id);
    if (loaded instanceof Error) throw loaded;
    if (!loaded) throw notFound('connection');
    const test = await this.tests.test({ ...this.live.target(loaded), settings });
    if (test.result.outcome !== 'connected') throw testFailed(test.result);
    const stored = await this.store(scope, row, settings, {
      from: versionOf(connector, row.settings),
      to,
    });
    return { ...toConnection(stored), test: test.result };
  }

  private store(
    scope: SiteScope,
    found: Connection,
    settings: Record<string, unknown>,
    versions: { from: string | undefined; to: string },
  ): Promise<Connection> {
    return this.db.transaction(async (manager) => {
      const row = await this.states.lock(manager, scope.siteId, found.id);
      if (!row) throw notFound('connection');
      // The test was about the settings of then.
      if (JSON.stringify(row.settings) !== JSON.stringify(found.settings)) {
        throw conflict('changed_meanwhile', 'Somebody changed this meanwhile. Nothing was stored.');
      }
      Object.assign(row, { settings, updated_at: new Date() });
      const key = { site_id: scope.siteId, id: row.id };
      await manager.update(Connection, key, { settings, updated_at: row.updated_at } as never);
      await this.activity.record(manager, {
        siteId: scope.siteId,
        actor: scope.actor,
        action: 'connection.change_version',
        connection: row,
        outcome: 'connected',
        before: { api_version: versions.from ?? null },
        after: { api_version: versions.to },
      });
      return row;
    });
  }
}
