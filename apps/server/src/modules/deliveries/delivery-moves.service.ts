import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/**
 * What people do to deliveries, one or many, each in one statement. The caller has locked the rows
 * and judged them: a condition on the status here may make the planner read a whole index by status.
 */
@Injectable()
export class DeliveryMoves {
  /**
   * Failed ones go out again, their schedule from its beginning, or wait for their connection.
   *
   * @returns how many; not those whose connection is gone
   */
  async retry(manager: EntityManager, siteId: number, ids: readonly number[]): Promise<number> {
    const [, moved]: [unknown, number] = await manager.query(
      `UPDATE deliveries d SET
         status = CASE WHEN c.state = 'active' THEN 'pending' ELSE 'held' END,
         schedule_base = d.attempts, next_attempt_at = NULL, finished_at = NULL
       FROM connections c
       WHERE d.site_id = $1 AND d.id = ANY($2::bigint[])
         AND c.site_id = d.site_id AND c.id = d.connection_id`,
      [siteId, ids],
    );
    return moved;
  }

  /**
   * Waiting ones end; their log says so, under the number of the last attempt there was.
   *
   * @returns how many
   */
  async cancel(manager: EntityManager, siteId: number, ids: readonly number[]): Promise<number> {
    const rows: unknown[] = await manager.query(
      `WITH moved AS (
         UPDATE deliveries d SET status = 'cancelled', finished_at = now(), next_attempt_at = NULL
          WHERE d.site_id = $1 AND d.id = ANY($2::bigint[])
         RETURNING d.site_id, d.id, d.connection_id, d.originating_module, d.event_identifier,
           d.attempts)
       INSERT INTO delivery_log (site_id, delivery_id, connection_id, connection_name,
         connector_type, originating_module, event_identifier, outcome, error_code, latency_ms,
         attempt, attempted_at)
       SELECT m.site_id, m.id, m.connection_id, coalesce(c.display_name, '(disconnected)'),
         coalesce(c.connector_type, ''), m.originating_module, m.event_identifier, 'failed',
         'cancelled', 0, m.attempts, now()
       FROM moved m LEFT JOIN connections c ON c.site_id = m.site_id AND c.id = m.connection_id
       RETURNING delivery_id`,
      [siteId, ids],
    );
    return rows.length;
  }
}
