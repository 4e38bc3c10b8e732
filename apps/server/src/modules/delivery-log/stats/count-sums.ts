import { latencyPercentile } from '@patchbay/core/latency-histogram';
import type { EntityManager } from 'typeorm';
import { SqlValues } from '../../../platform/database/sql-values.ts';
import { type LogConditions, allOf } from '../log-filter.ts';
import { largestGroups } from './largest-groups.ts';
import { type Histogram, mergeHistograms } from './merge-histograms.ts';
import type { RollupProgress } from './rollup-progress.ts';
import { type StatsQuestion, type StatsRow, bucketStart, grainOf, groupKey, statsConditions } from './stats-question.ts'; // prettier-ignore
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
  const conditions = statsConditions(question, values);
  const key = groupKey(question.group);
  const { latency } = question;
  const within = (column: string, { from, to }: Span) =>
    `${column} >= ${values.add(new Date(from))}::timestamptz AND ${column} < ${values.add(new Date(to))}::timestamptz`;

  const sums = (unit: 'hour' | 'day') => (span: Span) =>
    `SELECT ${bucketStart(question, 'at', values)} AS at, ${key} AS key, delivered, retried, failed,
            ${latency ? 'buckets, counts' : NO_HISTOGRAM}
       FROM delivery_stats
      WHERE ${allOf(conditions, ['from', 'to'])} AND grain = '${grainOf(conditions, question.group)}'
        AND unit = '${unit}' AND ${within('at', span)}`;
  const entries = (source: string, where = 'true') =>
    `SELECT at, key, sum(delivered)::bigint, sum(retried)::bigint, sum(failed)::bigint,
            ${latency ? 'array_agg(bucket), array_agg(n)' : NO_HISTOGRAM}
       FROM (SELECT ${bucketStart(question, 'attempted_at', values)} AS at, ${key} AS key,
                    ${latency ? 'latency_bucket(latency_ms)' : '0'} AS bucket, count(*)::int AS n,
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
  const oneByOne = isOneByOne(conditions, question);
  const sql = oneByOne ? all : merged(all, question);
  const rows = (await manager.query(sql, values.list)) as Histogram[];
  return (oneByOne ? mergeHistograms(rows) : rows).map(toStats);
}

const NO_HISTOGRAM = `'{}'::integer[] AS buckets, '{}'::integer[] AS counts`;

/** Whether each hour or day has few parts, which are added up here sooner than by PostgreSQL. */
function isOneByOne(conditions: LogConditions, { group, connections }: StatsQuestion): boolean {
  const { connection, connector, withheld, onlyConnections, onlyFamilies } = conditions;
  if (group !== undefined || (connections?.length ?? 0) > 1) return false;
  return connection !== undefined || !(connector ?? withheld ?? onlyConnections ?? onlyFamilies);
}

function merged(parts: string, { group, latency, connections }: StatsQuestion): string {
  const grouped = group !== undefined;
  const groups = 'SELECT key, delivered + retried + failed AS n FROM parts';
  const key = grouped ? 'CASE WHEN key IN (SELECT key FROM largest) THEN key END AS key' : 'key';
  return `WITH parts AS MATERIALIZED (${parts})
     ${grouped ? `, ${largestGroups(groups, connections?.length)}` : ''}
     ${latency ? withHistograms(key) : withoutHistograms(key)} ORDER BY 1, 2 NULLS LAST`;
}

function withoutHistograms(key: string): string {
  return `SELECT at, ${key}, sum(delivered)::bigint AS delivered, sum(retried)::bigint AS retried,
            sum(failed)::bigint AS failed, ${NO_HISTOGRAM}
       FROM parts GROUP BY 1, 2`;
}

function withHistograms(key: string): string {
  return `SELECT at, key, sum(delivered)::bigint AS delivered, sum(retried)::bigint AS retried,
            sum(failed)::bigint AS failed, array_agg(bucket ORDER BY bucket) AS buckets,
            array_agg(n ORDER BY bucket) AS counts
       FROM (SELECT at, ${key}, bucket, sum(n)::int AS n,
                    sum(delivered) FILTER (WHERE place = 1) AS delivered,
                    sum(retried) FILTER (WHERE place = 1) AS retried,
                    sum(failed) FILTER (WHERE place = 1) AS failed
               FROM parts CROSS JOIN LATERAL
                    unnest(buckets, counts) WITH ORDINALITY AS u (bucket, n, place)
              GROUP BY 1, 2, 3) AS merged
      GROUP BY 1, 2`;
}

function toStats({ buckets, counts, ...row }: Histogram): StatsRow {
  return {
    ...row,
    latency_p50: latencyPercentile(buckets, counts, 0.5),
    latency_p95: latencyPercentile(buckets, counts, 0.95),
    latency_p99: latencyPercentile(buckets, counts, 0.99),
  };
}
