import { Inject, Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Disconnected, Usage } from '@patchbay/contracts/connection';
import { DataSource, type EntityManager } from 'typeorm';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { conflict, notFound, ProblemError } from '../../platform/errors/problem.ts';
import { OutboundError } from '../../platform/outbound/outbound-error.ts';
import { ActivityService } from '../activity/activity.service.ts';
import { ConnectorRegistry } from '../connectors/connector-registry.service.ts';
import { UsageService } from '../usages/usage.service.ts';
import { Connection } from './connection.entity.ts';
import { ConnectionService } from './connection.service.ts';
import { ConnectionStateService } from './connection-state.service.ts';
import { CredentialStore } from './credential-store.service.ts';
import { grantHolders } from './grant-holders.ts';
import { RevocationService } from './revocation.service.ts';

/** Ends a connection: the grant at the vendor first, then the record. The delivery log stays. */
@Injectable()
export class DisconnectService {
  private readonly logger = new Logger(DisconnectService.name);

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(ConnectionService) private readonly connections: ConnectionService,
    @Inject(ConnectorRegistry) private readonly registry: ConnectorRegistry,
    @Inject(ConnectionStateService) private readonly states: ConnectionStateService,
    @Inject(CredentialStore) private readonly credentials: CredentialStore,
    @Inject(RevocationService) private readonly revocations: RevocationService,
    @Inject(UsageService) private readonly usages: UsageService,
    @Inject(ActivityService) private readonly activity: ActivityService,
  ) {}

  /** @throws ProblemError 409 `in_use` unless forced */
  async disconnect(scope: SiteScope, id: number, force: boolean): Promise<Disconnected> {
    const row = await this.connections.find(scope, id, 'connections.disconnect');
    const usages = await this.usages.of(scope.siteId, id);
    if (usages.length > 0 && !force) {
      throw conflict('in_use', inUse(usages), { usages });
    }
    if (await this.removeIfShared(scope, row)) return { id, revocation: 'shared' };
    const revocation = await this.revoke(row);
    await this.db.transaction((manager) => this.remove(manager, scope, id, revocation));
    return { id, revocation };
  }

  /** A grant that others need stays at the vendor; of those that leave at once the last one ends it. */
  private removeIfShared(scope: SiteScope, row: Connection): Promise<boolean> {
    const connector = this.registry.find(row.connector_type);
    const method = connector?.auth.find(({ flow }) => flow === row.auth_flow);
    if (!connector || method?.flow !== 'oauth') return Promise.resolve(false);
    const family = connector.bundle?.slug ?? connector.slug;
    return this.db.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `grants ${row.site_id} ${family}`,
      ]);
      const holders = await grantHolders(manager, this.registry, {
        ...{ siteId: row.site_id, connector, method, accountId: row.vendor_account_id },
        held: { id: row.id, grantId: row.grant_id },
      });
      if (holders === 0) return false;
      await this.remove(manager, scope, row.id, 'shared');
      return true;
    });
  }

  private async remove(
    manager: EntityManager,
    scope: SiteScope,
    id: number,
    revocation: Disconnected['revocation'],
  ): Promise<void> {
    const locked = await this.states.lock(manager, scope.siteId, id);
    if (!locked) throw notFound('connection');
    await manager.delete(Connection, { site_id: scope.siteId, id });
    await this.activity.record(manager, {
      siteId: scope.siteId,
      actor: scope.actor,
      action: 'connection.disconnect',
      connection: locked,
      outcome: revocation,
      before: {
        state: locked.state,
        connector_type: locked.connector_type,
        vendor_account_id: locked.vendor_account_id,
        scopes_granted: locked.scopes_granted,
      },
      after: null,
    });
  }

  /** A vendor that cannot be reached does not keep the record alive; the answer says so. */
  private async revoke(row: Connection): Promise<Disconnected['revocation']> {
    const connector = this.registry.find(row.connector_type);
    if (!connector) return 'failed';
    try {
      const opened = await this.credentials.open(row.site_id, row.id);
      return await this.revocations.revoke(row, connector, opened);
    } catch (error) {
      if (!(error instanceof OutboundError) && !(error instanceof ProblemError)) {
        this.logger.error(error);
      }
      return 'failed';
    }
  }
}

/** Names the places, as many as a person reads. */
function inUse(usages: readonly Usage[]): string {
  const named = usages.slice(0, 5).map(({ label, module }) => `${label} (${module})`);
  const more = usages.length > named.length ? ` and ${usages.length - named.length} more` : '';
  return `In use by ${named.join(', ')}${more}.`;
}
