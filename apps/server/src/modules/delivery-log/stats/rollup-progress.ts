import type { EntityManager } from 'typeorm';

/**
 * Which entries are in `delivery_stats`, and what a snapshot of the database says about others.
 * Numbers of transactions are whole ones, with their epoch.
 */
export interface RollupProgress {
  /** Entries attempted earlier are in no sum; null when none is. */
  rolledFrom: Date | null;
  /** Of those since, the ones whose transaction is lower are in the sums. */
  horizon: number;
  /** Every entry up to this id was written before the horizon. */
  lowId: number;
  pendingId: number | null;
  pendingXid: number | null;
  /** False after a dump was loaded: transactions are counted anew there, and the sums mean nothing. */
  valid: boolean;
  /** Every transaction below this number has ended. */
  ended: number;
  /** No transaction that can be seen has this number or a higher one. */
  next: number;
}

/**
 * In a transaction of REPEATABLE READ, so that sums and entries are read as of the same moment.
 *
 * @returns with it the time since which the site's sums are whole, null when there are none
 */
export async function readProgress(
  manager: EntityManager,
  siteId: number,
): Promise<RollupProgress & { since: number | null }> {
  const [row] = (await manager.query(
    `SELECT p.*, f.since AS floor FROM (${PROGRESS}) AS p
       LEFT JOIN delivery_stats_floors f ON f.site_id = $1`,
    [siteId],
  )) as (RollupProgress & { floor: Date | null })[];
  if (!row) throw new Error('delivery_stats_progress has lost its row');
  const { floor, ...progress } = row;
  if (!row.valid || !row.rolledFrom) return { ...progress, since: null };
  return { ...progress, since: Math.max(row.rolledFrom.getTime(), floor?.getTime() ?? -Infinity) };
}

/** @returns null while another process has it */
export async function lockProgress(manager: EntityManager): Promise<RollupProgress | null> {
  const [row] = (await manager.query(`${PROGRESS} FOR UPDATE SKIP LOCKED`)) as RollupProgress[];
  return row ?? null;
}

const PROGRESS = `
SELECT rolled_from AS "rolledFrom", horizon, low_id AS "lowId", pending_id AS "pendingId",
       pending_xid AS "pendingXid", xmin::text::bigint = written_by % 4294967296 AS valid,
       pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS ended,
       pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS next
  FROM delivery_stats_progress`;
