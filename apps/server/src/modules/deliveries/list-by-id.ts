import type { EntityManager } from 'typeorm';
import { type ConnectionLimits, addLimits } from '../../platform/access/connection-limits.ts';
import { SqlConditions } from '../../platform/database/sql-conditions.ts';
import {
  LISTED_COLUMNS,
  type ListFilter,
  type ListPlace,
  addListFilter,
  addPlace,
} from './list-filter.ts';
import type { ListedRow } from './delivery.wire.ts';

/** Deliveries looked at in one go; more once the filter has proved to be rare. */
const STRETCHES = [1000, 4000, 16_000, 64_000];

/** What was found, and where to go on when not all was looked at; else null. */
export interface Stretch {
  rows: ListedRow[];
  goOnAfter: number | null;
}

/**
 * Up to `most` deliveries in the order of ids, looking at a bounded number: filters over what has
 * been delivered have no index, because each would be paid for with every delivery.
 */
export async function listById(
  manager: EntityManager,
  siteId: number,
  limits: ConnectionLimits,
  filter: ListFilter,
  place: ListPlace,
  most: number,
): Promise<Stretch> {
  const rows: ListedRow[] = [];
  let { after } = place;
  for (const stretch of STRETCHES) {
    const edge = await edgeOf(manager, siteId, { ...place, after }, stretch);
    const conditions = new SqlConditions();
    addListFilter(conditions, filter, { ...place, after });
    conditions
      .add(siteId, (p) => `d.site_id = ${p}`)
      .add(edge ?? undefined, (p) => `d.id ${place.descending ? '>=' : '<='} ${p}`)
      .add(filter.connection_id, (p) => `d.connection_id = ${p}`)
      .add(filter.status, (p) => `d.status = ANY(${p}::text[])`);
    addLimits(conditions, 'd', limits);
    const found: ListedRow[] = await manager.query(
      `SELECT ${LISTED_COLUMNS} FROM deliveries d WHERE ${conditions.sql}
        ORDER BY d.id ${place.descending ? 'DESC' : 'ASC'} LIMIT ${most - rows.length}`,
      conditions.parameters,
    );
    rows.push(...found);
    if (rows.length === most || edge === null) return { rows, goOnAfter: null };
    after = edge;
  }
  return { rows, goOnAfter: after };
}

/** The id at the end of the next `stretch` ids; null when fewer are left. */
async function edgeOf(
  manager: EntityManager,
  siteId: number,
  place: ListPlace,
  stretch: number,
): Promise<number | null> {
  const conditions = addPlace(new SqlConditions(), 'id', place);
  conditions.add(siteId, (p) => `site_id = ${p}`);
  const rows: { id: number }[] = await manager.query(
    `SELECT id FROM deliveries WHERE ${conditions.sql}
      ORDER BY id ${place.descending ? 'DESC' : 'ASC'} OFFSET ${stretch - 1} LIMIT 1`,
    conditions.parameters,
  );
  return rows[0]?.id ?? null;
}
