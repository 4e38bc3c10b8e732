import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { ChoicePanel } from '@patchbay/connector-sdk/panel';
import { DataSource } from 'typeorm';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { conflict, notFound } from '../../platform/errors/problem.ts';
import { ActivityService } from '../activity/activity.service.ts';
import { ConnectorRegistry, methodOf } from '../connectors/connector-registry.service.ts';
import { Connection } from './connection.entity.ts';
import { ConnectionStateService } from './connection-state.service.ts';
import { requireSameHosts } from './credential-hosts.ts';
import type { LiveConnection } from './live-connection.service.ts';
import { parseSettings } from './parse-fields.ts';
import { withChoice } from './with-choice.ts';

/** Stores a panel's choice: no setting but those it declares, none the connector would not accept. */
@Injectable()
export class PanelSettingsService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(ConnectorRegistry) private readonly registry: ConnectorRegistry,
    @Inject(ConnectionStateService) private readonly states: ConnectionStateService,
    @Inject(ActivityService) private readonly activity: ActivityService,
  ) {}

  /** @throws ProblemError 409 `account_changed` when another account was connected meanwhile */
  async store(
    scope: SiteScope,
    seen: LiveConnection,
    panel: ChoicePanel,
    found: Readonly<Record<string, string>>,
  ): Promise<Connection> {
    const connector = this.registry.get(seen.connector_type);
    const key = { site_id: scope.siteId, id: seen.id };
    return this.db.transaction(async (manager) => {
      const row = await this.states.lock(manager, scope.siteId, seen.id);
      if (!row) throw notFound('connection');
      if (row.vendor_account_id !== seen.vendor_account_id) throw accountChanged();
      const before = row.settings;
      const settings = withChoice(before, panel, found);
      const declared = new Set(Object.keys(connector.settings?.shape ?? {}));
      parseSettings(
        connector,
        only(settings, (name) => declared.has(name)),
      );
      await requireSameHosts(connector, methodOf(connector, row.auth_flow), before, settings);
      const patch = { settings, updated_at: new Date() };
      Object.assign(row, patch);
      await manager.update(Connection, key, patch as never);
      await this.activity.record(manager, {
        siteId: scope.siteId,
        actor: scope.actor,
        action: 'connection.edit',
        connection: row,
        outcome: 'ok',
        before: { settings: before },
        after: { settings },
      });
      return row;
    });
  }
}

type Settings = Readonly<Record<string, unknown>>;

function only(settings: Settings, keep: (name: string) => boolean): Record<string, unknown> {
  return Object.fromEntries(Object.entries(settings).filter(([name]) => keep(name)));
}

const accountChanged = () =>
  conflict('account_changed', 'Another account was connected meanwhile. Choose again.');
