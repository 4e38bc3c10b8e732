import type { EntityManager } from 'typeorm';
import { SqlValues } from '../../../platform/database/sql-values.ts';
import { allOf } from '../log-filter.ts';
import { type StatsQuestion, type StatsRow, bucketStart, groupKey, statsConditions } from './stats-question.ts'; // prettier-ignore
import { largestGroups } from './largest-groups.ts';

/** Statistics from the entries themselves; percentiles are exact. */
export async function countEntries(
  manager: Pick<EntityManager, 'query'>,
  question: StatsQuestion,
): Promise<StatsRow[]> {
  const values = new SqlValues();
  const where = allOf(statsConditions(question, values));
  const key = groupKey(question.group);
  const grouped = question.group !== undefined;
  const largest = largestGroups(
    `SELECT ${key} AS key, 1 AS n FROM delivery_log WHERE ${where}`,
    question.connections?.length,
  );
  const percentile = (share: number) =>
    question.latency
      ? `percentile_disc(${share}) WITHIN GROUP (ORDER BY latency_ms)`
      : 'NULL::integer';
  return (await manager.query(
    `${grouped ? `WITH ${largest}` : ''}
     SELECT ${bucketStart(question, 'attempted_at', values)} AS at,
            ${grouped ? `CASE WHEN ${key} IN (SELECT key FROM largest) THEN ${key} END` : key} AS key,
            count(*) FILTER (WHERE outcome = 'delivered')::int AS delivered,
            count(*) FILTER (WHERE outcome = 'retried')::int AS retried,
            count(*) FILTER (WHERE outcome = 'failed')::int AS failed,
            ${percentile(0.5)} AS latency_p50,
            ${percentile(0.95)} AS latency_p95,
            ${percentile(0.99)} AS latency_p99
       FROM delivery_log WHERE ${where}
      GROUP BY 1, 2 ORDER BY 1, 2 NULLS LAST`,
    values.list,
  )) as StatsRow[];
}
