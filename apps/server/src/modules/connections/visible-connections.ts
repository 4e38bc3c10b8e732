import type { Repository, SelectQueryBuilder } from 'typeorm';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import type { Connection } from './connection.entity.ts';

/** The site's connections as `c`, without those a limited token cannot see. */
export function visibleConnections(
  connections: Repository<Connection>,
  scope: SiteScope,
): SelectQueryBuilder<Connection> {
  const select = connections
    .createQueryBuilder('c')
    .where('c.site_id = :site', { site: scope.siteId });
  const { caller } = scope;
  if (caller.kind !== 'token') return select;
  if (caller.connections) select.andWhere('c.id = ANY(:only)', { only: caller.connections });
  if (caller.families) select.andWhere('c.family = ANY(:kin)', { kin: caller.families });
  return select;
}
