import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type {
  Connection as WireConnection,
  UpdateConnection,
} from '@patchbay/contracts/connection';
import type { Capability } from '@patchbay/core/capabilities';
import { missingScopes } from '@patchbay/core/scopes';
import { Repository } from 'typeorm';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { type ProblemError, conflict, notFound } from '../../platform/errors/problem.ts';
import { type IfMatchTags, requireMatch } from '../../platform/http/if-match.ts';
import { ActivityService } from '../activity/activity.service.ts';
import { ConnectorRegistry, methodOf } from '../connectors/connector-registry.service.ts';
import { Connection } from './connection.entity.ts';
import { connectionTag, toConnection } from './connection.wire.ts';
import { ConnectionStateService } from './connection-state.service.ts';
import { requireSameHosts } from './credential-hosts.ts';
import { changeSettings } from './parse-fields.ts';

/** Finding one connection, as its caller may see it, and changing what is not its credential. */
@Injectable()
export class ConnectionService {
  constructor(
    @InjectRepository(Connection) private readonly connections: Repository<Connection>,
    @Inject(ConnectorRegistry) private readonly registry: ConnectorRegistry,
    @Inject(ConnectionStateService) private readonly states: ConnectionStateService,
    @Inject(ActivityService) private readonly activity: ActivityService,
  ) {}

  /** @throws ProblemError 404 also for what a limited token cannot see; 403 */
  async find(scope: SiteScope, id: number, capability: Capability): Promise<Connection> {
    const row = await this.connections.findOneBy({ site_id: scope.siteId, id });
    if (!row) throw notFound('connection');
    scope.requireOn(capability, { family: row.family, connectionId: row.id });
    return row;
  }

  async get(scope: SiteScope, id: number): Promise<WireConnection> {
    return toConnection(await this.find(scope, id, 'connections.list'));
  }

  /**
   * @throws ProblemError 412 `changed_meanwhile`; 422 `credential_required` for an address that leads
   *   the credential elsewhere
   */
  async update(
    scope: SiteScope,
    id: number,
    input: UpdateConnection,
    ifMatch?: IfMatchTags,
  ): Promise<WireConnection> {
    const found = await this.find(scope, id, 'connections.edit');
    const connector = this.registry.get(found.connector_type);
    return this.connections.manager.transaction(async (manager) => {
      const row = await this.states.lock(manager, scope.siteId, id);
      if (!row) throw notFound('connection');
      requireMatch(ifMatch, connectionTag(toConnection(row)));
      const { display_name, category, strict_order } = input;
      const settings = input.settings && changeSettings(connector, row.settings, input.settings);
      if (settings) {
        await requireSameHosts(
          connector,
          methodOf(connector, row.auth_flow),
          row.settings,
          settings,
        );
      }
      const patch = {
        ...(display_name !== undefined && { display_name }),
        ...(category !== undefined && { category }),
        ...(strict_order !== undefined && { strict_order }),
        ...(settings !== undefined && { settings }),
      };
      if (Object.keys(patch).length === 0) return toConnection(row);
      const before = pick(row, patch);
      Object.assign(row, patch, { updated_at: new Date() });
      await manager.update(Connection, { site_id: scope.siteId, id }, {
        ...patch,
        updated_at: row.updated_at,
      } as never);
      await this.activity.record(manager, {
        siteId: scope.siteId,
        actor: scope.actor,
        action: 'connection.edit',
        connection: row,
        outcome: 'ok',
        before,
        after: patch,
      });
      return toConnection(row);
    });
  }
}

type Granted = Pick<Connection, 'auth_flow' | 'scopes_granted'>;

/** Only OAuth grants carry scopes; a key's reach is known to the vendor alone. */
export function lackingScopes(connection: Granted, required: readonly string[]): string[] {
  if (connection.auth_flow !== 'oauth') return [];
  return missingScopes(connection.scopes_granted, required);
}

/** @throws ProblemError 409 `scope_insufficient` with `missing_scopes` */
export function requireScopes(connection: Granted, required: readonly string[]): void {
  const missing = lackingScopes(connection, required);
  if (missing.length > 0) throw scopeInsufficient(missing);
}

export function scopeInsufficient(missing: string[]): ProblemError {
  return conflict('scope_insufficient', `The connection lacks scopes: ${missing.join(', ')}.`, {
    missing_scopes: missing,
  });
}

function pick(row: Connection, patch: object): Record<string, unknown> {
  return Object.fromEntries(Object.keys(patch).map((key) => [key, row[key as keyof Connection]]));
}
