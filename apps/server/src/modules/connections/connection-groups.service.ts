import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { ConnectionGroupQuery, ConnectionGroups } from '@patchbay/contracts/connection-group';
import { Repository } from 'typeorm';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { ConnectorRegistry } from '../connectors/connector-registry.service.ts';
import { Connection } from './connection.entity.ts';
import { filterConnections } from './filter-connections.ts';
import { visibleConnections } from './visible-connections.ts';

/** How many connections of a list are of each family or category. */
@Injectable()
export class ConnectionGroupsService {
  constructor(
    @InjectRepository(Connection) private readonly connections: Repository<Connection>,
    @Inject(ConnectorRegistry) private readonly registry: ConnectorRegistry,
  ) {}

  async count(
    scope: SiteScope,
    { by, ...filter }: ConnectionGroupQuery,
  ): Promise<ConnectionGroups> {
    const select = visibleConnections(this.connections, scope);
    filterConnections(select, filter, this.registry);
    const rows: { key: string; connections: string; attention: string }[] = await select
      .select(`c.${by}`, 'key')
      .addSelect('count(*)', 'connections')
      .addSelect('count(c.attention)', 'attention')
      .groupBy(`c.${by}`)
      .orderBy(`c.${by}`)
      .getRawMany();
    const items = rows.map(({ key, connections, attention }) => ({
      key,
      connections: Number(connections),
      attention: Number(attention),
    }));
    return { items };
  }
}
