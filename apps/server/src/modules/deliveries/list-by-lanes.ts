import type { EntityManager } from 'typeorm';
import { SqlConditions } from '../../platform/database/sql-conditions.ts';
import { type LanesAsked, laneOrder, lanesSql } from './delivery-lanes.ts';
import { LISTED_COLUMNS, type ListFilter, type ListPlace, addListFilter } from './list-filter.ts';
import type { ListedRow } from './delivery.wire.ts';

/**
 * The first `most` deliveries of some branches: as many of each connection at most, read in order
 * from the branch's index, and the first of those. Costs by the number of connections that have any.
 */
export function listByLanes(
  manager: EntityManager,
  branches: readonly string[],
  asked: LanesAsked,
  filter: ListFilter,
  place: ListPlace,
  most: number,
): Promise<ListedRow[]> {
  const conditions = new SqlConditions();
  addListFilter(conditions, filter, place);
  const direction = place.descending ? 'DESC' : 'ASC';
  const parts = branches.map((branch) => {
    const lanes = lanesSql(conditions, branch, asked);
    return `(SELECT found.* FROM (${lanes}) lane CROSS JOIN LATERAL (
      SELECT ${LISTED_COLUMNS} FROM deliveries d
       WHERE d.site_id = lane.site_id AND d.connection_id = lane.connection_id AND ${branch}
         AND ${conditions.sql}
       ORDER BY ${laneOrder(branch)} ${direction} LIMIT ${most}) found)`;
  });
  return manager.query(
    `SELECT * FROM (${parts.join(' UNION ALL ')}) all_lanes ORDER BY id ${direction} LIMIT ${most}`,
    conditions.parameters,
  );
}
