import type { DeliveryStatus } from '@patchbay/core/delivery-status';
import type { SqlConditions } from '../../platform/database/sql-conditions.ts';
import { INDEXED_STATUSES } from '../deliveries/delivery.entity.ts';
import { type Asked, statusesOf } from './matching.ts';

/** What conditions of jobs are about. */
const COLUMNS = `d.site_id, d.connection_id, d.id, d.status, d.action, d.originating_module,
  d.event_identifier, d.created_at, d.finished_at`;

const BRANCHES: Readonly<Partial<Record<DeliveryStatus, readonly string[]>>> = INDEXED_STATUSES;

/** A place in the order of connections and ids, which the partial indexes by status have. */
export interface Position {
  connection: number;
  id: number;
}

/**
 * SQL of the next `limit` deliveries that a job looks at, in order. Bounded by what is looked at and
 * not by what matches, so that a filter that matches one in a million costs no bite more than any.
 */
export function candidatesSql(
  conditions: SqlConditions,
  asked: Asked,
  after: Position,
  limit: number,
): string {
  const { connection_id, delivery_ids } = asked.filter;
  const site = conditions.place(asked.site_id);
  const place = `(${conditions.place(after.connection)}::bigint, ${conditions.place(after.id)}::bigint)`;
  const shared = [
    `d.site_id = ${site}`,
    `(d.connection_id, d.id) > ${place}`,
    ...(connection_id === undefined
      ? []
      : [`d.connection_id = ${conditions.place(connection_id)}`]),
  ].join(' AND ');
  const rest = `ORDER BY d.connection_id, d.id LIMIT ${limit}`;
  if (delivery_ids !== undefined) {
    const ids = conditions.place(delivery_ids);
    return `SELECT ${COLUMNS} FROM deliveries d WHERE ${shared} AND d.id = ANY(${ids}::bigint[]) ${rest}`;
  }
  const branches = statusesOf(asked)
    .flatMap((status) => BRANCHES[status] ?? [])
    .map((branch) => `(SELECT ${COLUMNS} FROM deliveries d WHERE ${shared} AND ${branch} ${rest})`);
  return `SELECT ${COLUMNS} FROM (${branches.join(' UNION ALL ')}) d ${rest}`;
}
