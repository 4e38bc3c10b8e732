import { latencyPercentile } from '@patchbay/core/latency-histogram';
import type { EntityManager } from 'typeorm';
import { SqlValues } from '../../../platform/database/sql-values.ts';
import { type LogConditions, allOf, logConditions } from '../log-filter.ts';
import { largestGroups } from './largest-groups.ts';
import { type Histogram, mergeHistograms } from './merge-histograms.ts';
import type { RollupProgress } from './rollup-progress.ts';
import { type StatsQuestion, type StatsRow, grainOf, groupKey } from './stats-question.ts';
import type { Span, StatsSpans } from './stats-spans.ts';
import { UNNUMBERED, writtenBy } from './written-by.ts';

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
  const entries = (source: string, where = 'true') =>
    `SELECT at, key, sum(delivered)::bigint, sum(retried)::bigint, sum(failed)::bigint,
            array_agg(bucket), array_agg(n)
       FROM (SELECT date_trunc(${bucket}, attempted_at, 'UTC') AS at, ${key} AS key,
                    latency_bucket(latency_ms) AS bucket, count(*)::int AS n,
                    count(*) FILTER (WHERE outcome = 'delivered') AS delivered,
                    count(*) FILTER (WHERE outcome = 'retried') AS retried,
                    count(*) FILTER (WHERE outcome = 'failed') AS failed
               FROM ${source} WHERE ${allOf(conditions)} AND ${where}
              GROUP BY 1, 2, 3) AS entries
      GROUP BY 1, 2`;
  // By id alone, which is a few blocks: the planner would rather walk a month of one connection.
  const notYetSummed = `(SELECT * FROM delivery_log l WHERE id > ${values.add(progress.lowId - UNNUMBERED)}
    AND ${writtenBy(`${values.add(progress.next)}::bigint`)} >= ${values.add(progress.horizon)}
    AND ${within('attempted_at', spans.summed)} OFFSET 0) AS late`;
  const parts = [
    ...spans.days.map(sums('day')),
    ...spans.hours.map(sums('hour')),
    ...spans.entries.map((span) => entries('delivery_log', within('attempted_at', span))),
    entries(notYetSummed),
  ];
  const all = parts.join(' UNION ALL ');
  const rows = (await manager.query(
    isOneByOne(conditions, question) ? all : merged(all, question.group !== undefined),
    values.list,
  )) as Histogram[];
  return (isOneByOne(conditions, question) ? mergeHistograms(rows) : rows).map(toStats);
}

/** Whether each hour or day has few parts, which are added up here sooner than by PostgreSQL. */
function isOneByOne(conditions: LogConditions, { group }: StatsQuestion): boolean {
  const { connection, withheld, onlyConnections, onlyFamilies } = conditions;
  const limited = (withheld ?? onlyConnections ?? onlyFamilies) !== undefined;
  return group === undefined && (connection !== undefined || !limited);
}

function merged(parts: string, grouped: boolean): string {
  return `WITH parts AS MATERIALIZED (${parts})
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
      GROUP BY 1, 2 ORDER BY 1, 2 NULLS LAST`;
}

function toStats({ buckets, counts, ...row }: Histogram): StatsRow {
  return {
    ...row,
    latency_p50: latencyPercentile(buckets, counts, 0.5),
    latency_p95: latencyPercentile(buckets, counts, 0.95),
    latency_p99: latencyPercentile(buckets, counts, 0.99),
  };
}
