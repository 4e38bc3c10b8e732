import type { StatsQuery } from '@patchbay/contracts/delivery';
import type { LogConditions, LogQuestion } from '../log-filter.ts';

/** What is asked of the statistics, with both ends of the time. */
export interface StatsQuestion extends LogQuestion {
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

/** The coarsest sums that still tell apart what is asked for and what the caller may not see. */
export function grainOf(conditions: LogConditions, group: StatsQuery['group']): string {
  const { connection, withheld, onlyConnections, onlyFamilies, module } = conditions;
  const byConnection =
    (connection ?? withheld ?? onlyConnections ?? onlyFamilies) !== undefined ||
    group === 'connection' ||
    group === 'connector_type';
  const byModule = module !== undefined || group === 'originating_module';
  if (byConnection) return byModule ? 'connection_module' : 'connection';
  return byModule ? 'module' : 'site';
}
