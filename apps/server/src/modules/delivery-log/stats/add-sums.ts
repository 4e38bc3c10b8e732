import type { EntityManager } from 'typeorm';
import { SqlValues } from '../../../platform/database/sql-values.ts';
import type { RollupProgress } from './rollup-progress.ts';
import { UNNUMBERED, writtenBy } from './written-by.ts';

/**
 * Adds entries to the sums that none of them is in yet: all that were attempted since `rolledFrom`
 * and written between its horizon and what has `ended` by now.
 */
export async function addNew(manager: EntityManager, progress: RollupProgress): Promise<void> {
  const values = new SqlValues();
  const writer = writtenBy(`${values.add(progress.next)}::bigint`);
  await addSums(
    manager,
    `l.id > ${values.add(progress.lowId - UNNUMBERED)}
      AND l.attempted_at >= ${values.add(progress.rolledFrom)}
      AND ${writer} >= ${values.add(progress.horizon)} AND ${writer} < ${values.add(progress.ended)}`,
    values,
  );
}

/** Adds all entries attempted from one time until another, or since, that were written until now. */
export async function addBacklog(
  manager: EntityManager,
  progress: RollupProgress,
  { from, until }: { from: Date; until: Date | null },
): Promise<void> {
  const values = new SqlValues();
  const writer = writtenBy(`${values.add(progress.next)}::bigint`);
  await addSums(
    manager,
    `l.attempted_at >= ${values.add(from)} ${until ? `AND l.attempted_at < ${values.add(until)}` : ''}
      AND (l.id <= ${values.add(progress.lowId - UNNUMBERED)} OR ${writer} < ${values.add(progress.ended)})`,
    values,
  );
}

async function addSums(manager: EntityManager, where: string, values: SqlValues): Promise<void> {
  await manager.query(
    `WITH entries AS (
       SELECT site_id, connection_id, connector_type, originating_module,
              date_trunc('hour', attempted_at, 'UTC') AS hour, latency_bucket(latency_ms) AS bucket,
              count(*) AS n, count(*) FILTER (WHERE outcome = 'delivered') AS delivered,
              count(*) FILTER (WHERE outcome = 'retried') AS retried,
              count(*) FILTER (WHERE outcome = 'failed') AS failed
         FROM delivery_log l WHERE ${where}
        GROUP BY 1, 2, 3, 4, 5, 6
     ), cells AS (
       SELECT site_id, grain, unit, date_trunc(unit, hour, 'UTC') AS at,
              CASE WHEN by_connection THEN connection_id ELSE 0 END AS connection_id,
              CASE WHEN by_connection THEN connector_type ELSE '' END AS connector_type,
              CASE WHEN by_module THEN originating_module ELSE '' END AS originating_module,
              bucket, sum(n)::int AS n, sum(delivered)::bigint AS delivered,
              sum(retried)::bigint AS retried, sum(failed)::bigint AS failed
         FROM entries
        CROSS JOIN (VALUES ('hour'), ('day')) units (unit)
        CROSS JOIN (VALUES ('site', false, false), ('connection', true, false),
          ('module', false, true), ('connection_module', true, true))
          grains (grain, by_connection, by_module)
        GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
     )
     INSERT INTO delivery_stats AS s (site_id, grain, unit, at, connection_id, connector_type,
       originating_module, delivered, retried, failed, buckets, counts)
     SELECT site_id, grain, unit, at, connection_id, connector_type, originating_module,
            sum(delivered), sum(retried), sum(failed),
            array_agg(bucket ORDER BY bucket), array_agg(n ORDER BY bucket)
       FROM cells GROUP BY 1, 2, 3, 4, 5, 6, 7
     ON CONFLICT (site_id, grain, unit, at, connection_id, connector_type, originating_module)
     DO UPDATE SET delivered = s.delivered + excluded.delivered,
       retried = s.retried + excluded.retried, failed = s.failed + excluded.failed,
       (buckets, counts) = (
         SELECT array_agg(bucket ORDER BY bucket), array_agg(n ORDER BY bucket)
           FROM (SELECT bucket, sum(n)::int AS n
                   FROM (SELECT * FROM unnest(s.buckets, s.counts) AS had (bucket, n)
                         UNION ALL
                         SELECT * FROM unnest(excluded.buckets, excluded.counts)) AS both_of
                  GROUP BY bucket) AS merged)`,
    values.list,
  );
}
