import type { EntityManager } from 'typeorm';
import { SqlConditions } from '../../platform/database/sql-conditions.ts';
import { type Position, candidatesSql } from './candidates.ts';
import { type Asked, addMatching } from './matching.ts';

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
  return readBite<number>(manager, asked, after, limit, '', 'count(*)::int');
}

/**
 * Ids of those of the next `limit` deliveries that match, locked until the transaction ends. One
 * that is just being claimed is waited for, and then is `running` and does not match any more.
 */
export function lockBite(
  manager: EntityManager,
  asked: Asked,
  after: Position,
  limit: number,
): Promise<Bite<number[]>> {
  const ids = `coalesce(json_agg(id), '[]')`;
  return readBite<number[]>(manager, asked, after, limit, 'FOR UPDATE OF d', ids);
}

async function readBite<Found>(
  manager: EntityManager,
  asked: Asked,
  after: Position,
  limit: number,
  lock: string,
  found: string,
): Promise<Bite<Found>> {
  const conditions = new SqlConditions();
  const candidates = candidatesSql(conditions, asked, after, limit);
  addMatching(conditions, asked);
  const [row]: [Row<Found>] = await manager.query(
    `WITH candidates AS MATERIALIZED (${candidates}),
       matching AS MATERIALIZED (
         SELECT d.id FROM candidates n JOIN deliveries d ON d.site_id = n.site_id AND d.id = n.id
          WHERE ${conditions.sql} ORDER BY d.connection_id, d.id ${lock})
     SELECT (SELECT count(*)::int FROM candidates) AS seen,
            (SELECT ${found} FROM matching) AS found, last.connection_id, last.id
       FROM (SELECT 1) AS one LEFT JOIN LATERAL (
         SELECT connection_id, id FROM candidates ORDER BY connection_id DESC, id DESC LIMIT 1
       ) AS last ON true`,
    conditions.parameters,
  );
  const last = row.id === null ? null : { connection: row.connection_id!, id: row.id };
  return { found: row.found, last, more: row.seen === limit };
}
