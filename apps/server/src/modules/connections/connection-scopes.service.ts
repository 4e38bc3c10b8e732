import { Inject, Injectable } from '@nestjs/common';
import type { ConnectionScopes } from '@patchbay/contracts/connection';
import type { OAuth2Method } from '@patchbay/connector-sdk/auth/oauth2';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { ConnectorRegistry, methodOf } from '../connectors/connector-registry.service.ts';
import { ConnectorTexts } from '../connectors/connector-texts.service.ts';
import { UsageService } from '../usages/usage.service.ts';
import { scopesFixed } from './authorize.service.ts';
import type { Connection } from './connection.entity.ts';
import { ConnectionService } from './connection.service.ts';
import { scopeUsers } from './scope-users.ts';
import { scopesLacking } from './scopes-lacking.ts';

/** What the scope picker needs to know of a connection. */
@Injectable()
export class ConnectionScopesService {
  constructor(
    @Inject(ConnectionService) private readonly connections: ConnectionService,
    @Inject(ConnectorRegistry) private readonly registry: ConnectorRegistry,
    @Inject(ConnectorTexts) private readonly texts: ConnectorTexts,
    @Inject(UsageService) private readonly usages: UsageService,
  ) {}

  /** @throws ProblemError 409 `scopes_fixed` where the credential decides */
  async read(
    scope: SiteScope,
    id: number,
    languages: readonly string[],
  ): Promise<ConnectionScopes> {
    const row = await this.connections.find(scope, id, 'connections.list');
    if (row.auth_flow !== 'oauth') throw scopesFixed();
    const connector = this.registry.get(row.connector_type);
    const method = methodOf(connector, 'oauth');
    if (method.manual) throw scopesFixed();
    const usages = await this.usages.of(scope.siteId, id);
    const held = new Set(row.scopes_granted);
    return {
      offered: this.texts.sayOf(connector.slug, offered(method, row), languages).map((each) => ({
        ...each,
        held: held.has(each.id),
        required_by: scopeUsers(connector, usages, each.id),
      })),
      held: row.scopes_granted,
      requested: row.scopes_requested,
      missing: scopesLacking(row),
    };
  }
}

type Offered = Omit<ConnectionScopes['offered'][number], 'held' | 'required_by'>;

/** Where the vendor's scopes are nobody's list, those the operator named before are offered. */
function offered(method: OAuth2Method, row: Connection): Offered[] {
  const declared = Object.entries(method.scopes).map(([id, { title, description, required }]) => ({
    ...{ id, label: title, required: Boolean(required) },
    ...(description !== undefined && { description }),
  }));
  if (!method.scopesFromSettings) return declared;
  const named = [...method.scopesFromSettings(row.settings), ...(row.scopes_requested ?? [])];
  const known = new Set([...named, ...row.scopes_granted]);
  return [...known].map((id) => ({ id, label: id, required: false }));
}
