import { latencyPercentile } from '@patchbay/core/latency-histogram';
import type { EntityManager } from 'typeorm';
import { SqlValues } from '../../../platform/database/sql-values.ts';
import { allOf, logConditions } from '../log-filter.ts';
import { largestGroups } from './largest-groups.ts';
import type { RollupProgress } from './rollup-progress.ts';
import { type StatsQuestion, type StatsRow, grainOf, groupKey } from './stats-question.ts';
import type { Span, StatsSpans } from './stats-spans.ts';
import { UNNUMBERED, writtenBy } from './written-by.ts';

interface Histogram extends Pick<StatsRow, 'at' | 'key' | 'delivered' | 'retried' | 'failed'> {
  buckets: number[];
  counts: number[];
}

/**
 * Statistics from the sums, and from the entries of the hours that are not asked for as a whole or
 * too new to be in them. Counts are exact, percentiles as close as the histogram.
 */
export async function countSums(
  manager: Pick<EntityManager, 'query'>,
  question: StatsQuestion,
  spans: StatsSpans & { summed: Span },
  progress: RollupProgress,
): Promise<StatsRow[]> {
  const values = new SqlValues();
  const conditions = logConditions(question, values);
  const bucket = values.add(question.bucket);
  const key = groupKey(question.group);
  const within = (column: string, { from, to }: Span) =>
    `${column} >= ${values.add(new Date(from))}::timestamptz AND ${column} < ${values.add(new Date(to))}::timestamptz`;

  const sums = (unit: 'hour' | 'day') => (span: Span) =>
    `SELECT date_trunc(${bucket}, at, 'UTC') AS at, ${key} AS key, delivered, retried, failed,
            buckets, counts
       FROM delivery_stats
      WHERE ${allOf(conditions, ['from', 'to'])} AND grain = '${grainOf(conditions, question.group)}'
        AND unit = '${unit}' AND ${within('at', span)}`;
  const entries = (where: string) =>
    `SELECT at, key, sum(delivered)::bigint, sum(retried)::bigint, sum(failed)::bigint,
            array_agg(bucket), array_agg(n)
       FROM (SELECT date_trunc(${bucket}, attempted_at, 'UTC') AS at, ${key} AS key,
                    latency_bucket(latency_ms) AS bucket, count(*)::int AS n,
                    count(*) FILTER (WHERE outcome = 'delivered') AS delivered,
                    count(*) FILTER (WHERE outcome = 'retried') AS retried,
                    count(*) FILTER (WHERE outcome = 'failed') AS failed
               FROM delivery_log l WHERE ${allOf(conditions)} AND ${where}
              GROUP BY 1, 2, 3) AS entries
      GROUP BY 1, 2`;
  const notYetSummed = `id > ${values.add(progress.lowId - UNNUMBERED)}
    AND ${writtenBy(`${values.add(progress.next)}::bigint`)} >= ${values.add(progress.horizon)}
    AND ${within('attempted_at', spans.summed)}`;
  const parts = [
    ...spans.days.map(sums('day')),
    ...spans.hours.map(sums('hour')),
    ...spans.entries.map((span) => entries(within('attempted_at', span))),
    entries(notYetSummed),
  ];
  const grouped = question.group !== undefined;
  const rows = (await manager.query(
    `WITH parts AS MATERIALIZED (${parts.join(' UNION ALL ')})
     ${grouped ? `, ${largestGroups('SELECT key, delivered + retried + failed AS n FROM parts')}` : ''}
     SELECT at, key, sum(delivered)::bigint AS delivered, sum(retried)::bigint AS retried,
            sum(failed)::bigint AS failed, array_agg(bucket ORDER BY bucket) AS buckets,
            array_agg(n ORDER BY bucket) AS counts
       FROM (SELECT at, ${grouped ? 'CASE WHEN key IN (SELECT key FROM largest) THEN key END' : 'key'} AS key,
                    bucket, sum(n)::int AS n,
                    sum(delivered) FILTER (WHERE place = 1) AS delivered,
                    sum(retried) FILTER (WHERE place = 1) AS retried,
                    sum(failed) FILTER (WHERE place = 1) AS failed
               FROM parts CROSS JOIN LATERAL
                    unnest(buckets, counts) WITH ORDINALITY AS u (bucket, n, place)
              GROUP BY 1, 2, 3) AS merged
      GROUP BY 1, 2 ORDER BY 1, 2 NULLS LAST`,
    values.list,
  )) as Histogram[];
  return rows.map(({ buckets, counts, ...row }) => ({
    ...row,
    latency_p50: latencyPercentile(buckets, counts, 0.5),
    latency_p95: latencyPercentile(buckets, counts, 0.95),
    latency_p99: latencyPercentile(buckets, counts, 0.99),
  }));
}
