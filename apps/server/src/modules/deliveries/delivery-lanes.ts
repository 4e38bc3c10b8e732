import { type ConnectionLimits, addLimits } from '../../platform/access/connection-limits.ts';
import { SqlConditions } from '../../platform/database/sql-conditions.ts';
import { INDEXED_STATUSES } from './delivery.entity.ts';

/**
 * What a lane is read in the order of. Running ones are few, and their index ends at the connection;
 * for a plain `id` the planner would walk over all ids rather than sort them.
 */
export function laneOrder(branch: string): string {
  return branch === INDEXED_STATUSES.running[0] ? '(d.id + 0)' : 'd.id';
}

export interface LanesAsked {
  siteId: number;
  /** Only this connection's. */
  connectionId: number | undefined;
  limits: ConnectionLimits;
}

/**
 * SQL of the connections, of those the caller may see, that have deliveries in a branch (see
 * `INDEXED_STATUSES`). A skip scan: one index probe for each, however many deliveries it has.
 */
export function lanesSql(conditions: SqlConditions, branch: string, asked: LanesAsked): string {
  const site = conditions.place(asked.siteId);
  const limits = new SqlConditions(conditions.parameters);
  addLimits(limits, 'l', asked.limits);
  const lanes =
    asked.connectionId === undefined
      ? skipScan(branch, site)
      : `SELECT ${site}::bigint AS site_id, ${conditions.place(asked.connectionId)}::bigint AS connection_id`;
  return `SELECT l.site_id, l.connection_id FROM (${lanes}) l WHERE ${limits.sql}`;
}

function skipScan(branch: string, site: string): string {
  return `WITH RECURSIVE lanes AS (
    (SELECT d.site_id, d.connection_id FROM deliveries d WHERE d.site_id = ${site} AND ${branch}
      ORDER BY d.site_id, d.connection_id LIMIT 1)
    UNION ALL
    SELECT next.site_id, next.connection_id FROM lanes CROSS JOIN LATERAL (
      SELECT d.site_id, d.connection_id FROM deliveries d
       WHERE d.site_id = ${site} AND d.connection_id > lanes.connection_id AND ${branch}
       ORDER BY d.site_id, d.connection_id LIMIT 1) next)
    SELECT site_id, connection_id FROM lanes`;
}
