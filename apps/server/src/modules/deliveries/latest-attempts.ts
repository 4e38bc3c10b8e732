import type { EntityManager } from 'typeorm';
import type { ListedRow } from './delivery.wire.ts';

export interface LatestAttempt {
  delivery_id: number;
  connection_name: string;
  connector_type: string;
  error_code: string | null;
  vendor_response_code: number | null;
}

/** The newest log entry of each delivery that has one; no partition from before the oldest is read. */
export async function latestAttempts(
  manager: EntityManager,
  siteId: number,
  rows: readonly ListedRow[],
): Promise<Map<number, LatestAttempt>> {
  const tried = rows.filter(({ attempts, status }) => attempts > 0 || status === 'cancelled');
  if (tried.length === 0) return new Map();
  const found: LatestAttempt[] = await manager.query(
    `SELECT DISTINCT ON (delivery_id) delivery_id, connection_name, connector_type, error_code,
            vendor_response_code
       FROM delivery_log
      WHERE site_id = $1 AND delivery_id = ANY($2::bigint[]) AND attempted_at >= $3
      ORDER BY delivery_id, id DESC`,
    [
      siteId,
      tried.map(({ id }) => id),
      new Date(Math.min(...tried.map(({ created_at }) => created_at.getTime()))),
    ],
  );
  return new Map(found.map((attempt) => [attempt.delivery_id, attempt]));
}
