import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Page } from '@patchbay/contracts/common';
import type {
  Connection as WireConnection,
  ConnectionQuery,
  PickerConnection,
  PickerQuery,
} from '@patchbay/contracts/connection';
import { Repository, type SelectQueryBuilder } from 'typeorm';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { type Keyset, applyKeyset, readKeyset, toPage } from '../../platform/database/keyset.ts';
import { ConnectorLibraryService } from '../connectors/connector-library.service.ts';
import { ConnectorRegistry } from '../connectors/connector-registry.service.ts';
import { Connection } from './connection.entity.ts';
import { toConnection } from './connection.wire.ts';
import { connectorsKnowing } from './connectors-knowing.ts';
import { filterConnections } from './filter-connections.ts';
import { visibleConnections } from './visible-connections.ts';

type SortColumn =
  | 'id'
  | 'display_name'
  | 'connector_type'
  | 'state'
  | 'last_delivery_at'
  | 'created_at';

const SORT_TYPES: Readonly<Record<SortColumn, Keyset['type']>> = {
  id: 'bigint',
  display_name: 'text',
  connector_type: 'text',
  state: 'text',
  last_delivery_at: 'timestamptz',
  created_at: 'timestamptz',
};

/** What somebody who picks a connection goes on to do with it. */
const USES = ['connections.call', 'deliveries.create'] as const;

@Injectable()
export class ConnectionListService {
  constructor(
    @InjectRepository(Connection) private readonly connections: Repository<Connection>,
    @Inject(ConnectorRegistry) private readonly registry: ConnectorRegistry,
    @Inject(ConnectorLibraryService) private readonly library: ConnectorLibraryService,
  ) {}

  async list(scope: SiteScope, query: ConnectionQuery): Promise<Page<WireConnection>> {
    const { cursor, limit, ...filter } = query;
    const descending = query.sort.startsWith('-');
    const column = query.sort.replace('-', '') as SortColumn;
    const keyset: Keyset = {
      column: `c.${column}`,
      id: 'c.id',
      type: SORT_TYPES[column],
      nullable: column === 'last_delivery_at',
      descending,
      limit,
      cursor,
      fingerprint: ['connections', scope.siteId, filter],
    };
    const select = visibleConnections(this.connections, scope);
    filterConnections(select, query, this.registry);
    const rows = await readKeyset(select, keyset);
    return toPage(
      rows,
      keyset,
      (row) => ({ value: sortValue(row[column]), id: row.id }),
      toConnection,
    );
  }

  /** Connections another module may use right now. */
  async pick(scope: SiteScope, query: PickerQuery): Promise<Page<PickerConnection>> {
    const { cursor, limit, ...filter } = query;
    const keyset: Keyset = {
      column: 'c.display_name',
      id: 'c.id',
      type: 'text',
      nullable: false,
      descending: false,
      limit,
      cursor,
      fingerprint: ['pickers', scope.siteId, filter],
    };
    const select = visibleConnections(this.connections, scope)
      .andWhere(`c.state = 'active'`)
      .andWhere('c.connector_type = ANY(:usable)', {
        usable: await this.library.enabledSlugs(scope.siteId),
      });
    const withheld = USES.flatMap((capability) => scope.withheldFamilies(capability));
    if (withheld.length > 0) select.andWhere('c.family <> ALL(:withheld)', { withheld });
    if (query.family) select.andWhere('c.family = :family', { family: query.family });
    this.withAbility(select, query);
    const rows = await applyKeyset(select, keyset).getMany();
    return toPage(rows, keyset, (row) => ({ value: row.display_name, id: row.id }), toPicker);
  }

  /** An action by its own name or its tool's, and scopes a call will need. */
  private withAbility(select: SelectQueryBuilder<Connection>, query: PickerQuery): void {
    const { action, scopes } = query;
    if (scopes?.length) {
      select.andWhere(
        `(c.scopes_granted @> :scopes::jsonb
          OR (c.auth_flow <> 'oauth' AND c.connector_type = ANY(:knowing)))`,
        { scopes: JSON.stringify(scopes), knowing: connectorsKnowing(scopes, this.registry.all()) },
      );
    }
    if (!action) return;
    const able = this.registry.all().flatMap((connector) => {
      const found = Object.entries(connector.actions).find(
        ([name, declared]) => name === action || declared.tool === action,
      );
      return found ? [{ type: connector.slug, scopes: found[1].scopes ?? [] }] : [];
    });
    select.andWhere(
      `EXISTS (SELECT 1 FROM jsonb_to_recordset(:able::jsonb) AS a(type text, scopes jsonb)
        WHERE a.type = c.connector_type
          AND (c.auth_flow <> 'oauth' OR c.scopes_granted @> a.scopes))`,
      { able: JSON.stringify(able) },
    );
  }
}

function toPicker(row: Connection): PickerConnection {
  const { id, display_name, connector_type, vendor_account_name } = row;
  return { id, display_name, connector_type, vendor_account_name };
}

function sortValue(value: string | number | Date | null): string | number | null {
  return value instanceof Date ? value.toISOString() : value;
}
