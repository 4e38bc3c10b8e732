import { alertText } from '@patchbay/core/alert-text';
import { LAG_NOTICE_MS, type LagWatch, watchLag } from '@patchbay/core/queue-lag';
import type { EntityManager } from 'typeorm';
import { CULPRIT, type Culprit, type Finding, aboutOf } from './finding.ts';

const COUNTED = 10_000;

/** What is due and not sent; what waits for a time of its own is no backlog. */
const DUE = `d.site_id = c.site_id AND d.connection_id = c.id AND d.status = 'pending'
  AND d.next_attempt_at IS NULL`;

interface Lagging extends Culprit {
  lag_ms: number;
  floor_ms: number | null;
  since: Date | null;
}

/** The oldest due delivery of each connection that has any: a skip scan, one index probe each. */
const OLDEST = `
  (SELECT d.site_id, d.connection_id, d.created_at FROM deliveries d
    WHERE d.status = 'pending' AND d.next_attempt_at IS NULL
    ORDER BY d.site_id, d.connection_id, d.id LIMIT 1)
  UNION ALL
  SELECT next.* FROM oldest o CROSS JOIN LATERAL (
    SELECT d.site_id, d.connection_id, d.created_at FROM deliveries d
     WHERE d.status = 'pending' AND d.next_attempt_at IS NULL
       AND (d.site_id, d.connection_id) > (o.site_id, o.connection_id)
     ORDER BY d.site_id, d.connection_id, d.id LIMIT 1) next`;

/**
 * Connections that work and whose queue grows all the same. Asked is for the oldest delivery that is
 * due, one index entry a connection; only of those in trouble is counted how many wait.
 */
export async function findGrowing(manager: EntityManager, now: Date): Promise<Finding[]> {
  const rows: Lagging[] = await manager.query(
    `WITH RECURSIVE oldest AS (${OLDEST})
     SELECT ${CULPRIT}, w.floor_ms, w.since,
            (extract(epoch FROM now() - o.created_at) * 1000)::float8 AS lag_ms
       FROM oldest o
       JOIN connections c ON c.site_id = o.site_id AND c.id = o.connection_id
       LEFT JOIN alert_lags w ON w.site_id = c.site_id AND w.connection_id = c.id
      WHERE c.state = 'active' AND o.created_at < now() - $1 * interval '1 ms'`,
    [LAG_NOTICE_MS],
  );
  const looked = rows.map((row) => ({ row, ...watchLag(watchOf(row), row.lag_ms, now.getTime()) }));
  await keepWatches(
    manager,
    looked.flatMap(({ row, watch }) => (watch ? [{ row, watch }] : [])),
  );
  const growing = looked.filter((look) => look.growing).map(({ row }) => row);
  const waiting = await countWaiting(manager, growing);
  return growing.map((row, n) => {
    const many = waiting[n] ?? 0;
    const facts = { waiting: many, atLeast: many >= COUNTED, oldestMs: row.lag_ms };
    const text = alertText({ kind: 'queue_growing', ...facts });
    return { ...aboutOf(row), kind: 'queue_growing', ...text, count: many };
  });
}

function watchOf({ floor_ms, since }: Lagging): LagWatch | null {
  return floor_ms === null || since === null ? null : { floorMs: floor_ms, since: since.getTime() };
}

/** Exactly these stay: what is not among them has caught up. */
async function keepWatches(
  manager: EntityManager,
  kept: readonly { row: Lagging; watch: LagWatch }[],
): Promise<void> {
  const watches = JSON.stringify(
    kept.map(({ row, watch }) => ({
      ...{ site_id: row.site_id, connection_id: row.id },
      ...{ floor_ms: Math.round(watch.floorMs), since: new Date(watch.since) },
    })),
  );
  const given = `jsonb_to_recordset($1::jsonb)
    AS w(site_id bigint, connection_id bigint, floor_ms bigint, since timestamptz)`;
  await manager.query(
    `DELETE FROM alert_lags l WHERE NOT EXISTS (
       SELECT 1 FROM ${given} WHERE w.site_id = l.site_id AND w.connection_id = l.connection_id)`,
    [watches],
  );
  await manager.query(
    `INSERT INTO alert_lags (site_id, connection_id, floor_ms, since)
     SELECT w.site_id, w.connection_id, w.floor_ms, w.since FROM ${given}
     ON CONFLICT (site_id, connection_id) DO UPDATE
       SET floor_ms = excluded.floor_ms, since = excluded.since
     WHERE (alert_lags.floor_ms, alert_lags.since) IS DISTINCT FROM
       (excluded.floor_ms, excluded.since)`,
    [watches],
  );
}

/** How many are due, of each of these connections in turn. */
async function countWaiting(manager: EntityManager, of: readonly Culprit[]): Promise<number[]> {
  if (of.length === 0) return [];
  const rows: { waiting: number }[] = await manager.query(
    `SELECT n.waiting
       FROM unnest($1::bigint[], $2::bigint[]) WITH ORDINALITY AS c(site_id, id, at)
      CROSS JOIN LATERAL (SELECT count(*)::int AS waiting
        FROM (SELECT FROM deliveries d WHERE ${DUE} LIMIT $3) d) n
      ORDER BY c.at`,
    [of.map(({ site_id }) => site_id), of.map(({ id }) => id), COUNTED],
  );
  return rows.map(({ waiting }) => waiting);
}
