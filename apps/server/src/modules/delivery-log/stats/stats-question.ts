import type { StatsQuery } from '@patchbay/contracts/delivery';
import type { SqlValues } from '../../../platform/database/sql-values.ts';
import { type LogConditions, type LogQuestion, logConditions } from '../log-filter.ts';

/** What is asked of the statistics, with both ends of the time. */
export interface StatsQuestion extends LogQuestion {
  /** Percentiles are asked for. */
  latency: boolean;
  /** Only these connections. */
  connections?: readonly number[] | undefined;
  bucket: StatsQuery['bucket'];
  group: StatsQuery['group'];
}

/** One bucket of time, of one group where there are groups. */
export interface StatsRow {
  at: Date;
  /** Null for the groups beyond the largest ones, and where there are no groups. */
  key: string | null;
  delivered: number;
  retried: number;
  failed: number;
  latency_p50: number | null;
  latency_p95: number | null;
  latency_p99: number | null;
}

/** What an entry's or a sum's group is, as SQL of a text. */
export function groupKey(group: StatsQuery['group']): string {
  if (!group) return 'NULL::text';
  return { connection: 'connection_id::text', connector_type: 'connector_type', originating_module: 'originating_module' }[group]; // prettier-ignore
}

/** The bucket a time is in, as SQL; `total` is one for all. */
export function bucketStart(question: StatsQuestion, column: string, values: SqlValues): string {
  const { bucket, filter } = question;
  if (bucket === 'total') return `${values.add(filter.from)}::timestamptz`;
  return `date_trunc('${bucket}', ${column}, 'UTC')`;
}

/** The conditions of the log, of only some connections where they are named. */
export function statsConditions(question: StatsQuestion, values: SqlValues): LogConditions {
  const { connections } = question;
  return {
    ...logConditions(question, values),
    ...(connections && { connection: `connection_id = ANY(${values.add(connections)}::bigint[])` }),
  };
}

/** The coarsest sums that still tell apart what is asked for and what the caller may not see. */
export function grainOf(conditions: LogConditions, group: StatsQuery['group']): string {
  const { connection, connector, withheld, onlyConnections, onlyFamilies, module } = conditions;
  const byConnection =
    (connection ?? connector ?? withheld ?? onlyConnections ?? onlyFamilies) !== undefined ||
    group === 'connection' ||
    group === 'connector_type';
  const byModule = module !== undefined || group === 'originating_module';
  if (byConnection) return byModule ? 'connection_module' : 'connection';
  return byModule ? 'module' : 'site';
}
