import type { DeliveryStatus } from '@patchbay/core/delivery-status';
import type { EntityManager } from 'typeorm';
import { SqlConditions } from '../../platform/database/sql-conditions.ts';
import { type Position, candidatesSql } from './candidates.ts';
import { type Asked, addMatching, stillMatches } from './matching.ts';

/** Some deliveries in a row, looked at by a job. */
export interface Bite<Found> {
  found: Found;
  /** The last one looked at; null when none was left. */
  last: Position | null;
  /** There may be more behind it. */
  more: boolean;
}

interface Row<Found> {
  seen: number;
  found: Found;
  connection_id: number | null;
  id: number | null;
}

/** How many of the next `limit` deliveries match; locks nothing. */
export function countBite(
  manager: EntityManager,
  asked: Asked,
  after: Position,
  limit: number,
): Promise<Bite<number>> {
  return readBite<number>(manager, asked, after, limit, 'count(*)::int');
}

/**
 * Ids of those of the next `limit` deliveries that match, locked until the transaction ends. One
 * that is just being claimed is waited for, and is `running` then: it does not match any more.
 */
export async function lockBite(
  manager: EntityManager,
  asked: Asked,
  after: Position,
  limit: number,
): Promise<Bite<number[]>> {
  const ids = `coalesce(json_agg(d.id), '[]')`;
  const bite = await readBite<number[]>(manager, asked, after, limit, ids);
  // Without a condition on the status, for which an index by status would be read from end to end.
  const rows: Locked[] = await manager.query(
    `SELECT id, status, finished_at FROM deliveries
      WHERE site_id = $1 AND id = ANY($2::bigint[]) ORDER BY connection_id, id FOR UPDATE`,
    [asked.site_id, bite.found],
  );
  const still = rows.filter((row) => stillMatches(asked, row));
  return { ...bite, found: still.map(({ id }) => id) };
}

interface Locked {
  id: number;
  status: DeliveryStatus;
  finished_at: Date | null;
}

async function readBite<Found>(
  manager: EntityManager,
  asked: Asked,
  after: Position,
  limit: number,
  found: string,
): Promise<Bite<Found>> {
  const conditions = new SqlConditions();
  const candidates = candidatesSql(conditions, asked, after, limit);
  addMatching(conditions, asked);
  const [row]: [Row<Found>] = await manager.query(
    `WITH candidates AS MATERIALIZED (${candidates})
     SELECT (SELECT count(*)::int FROM candidates) AS seen,
            (SELECT ${found} FROM candidates d WHERE ${conditions.sql}) AS found,
            last.connection_id, last.id
       FROM (SELECT 1) AS one LEFT JOIN LATERAL (
         SELECT connection_id, id FROM candidates ORDER BY connection_id DESC, id DESC LIMIT 1
       ) AS last ON true`,
    conditions.parameters,
  );
  const last = row.id === null ? null : { connection: row.connection_id!, id: row.id };
  return { found: row.found, last, more: row.seen === limit };
}
