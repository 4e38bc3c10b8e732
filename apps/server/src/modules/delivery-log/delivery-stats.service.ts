import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { StatsBucket, StatsQuery } from '@patchbay/contracts/delivery';
import { DataSource } from 'typeorm';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { SqlValues } from '../../platform/database/sql-values.ts';
import { invalidInput } from '../../platform/errors/problem.ts';
import { allOf, logConditions } from './log-filter.ts';
import { keptSince } from './log-retention.service.ts';

const BUCKET_MS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

/** More would be a chart nobody can read, and a query nobody should ask. */
const MOST_BUCKETS = 1500;

const DAY_MS = 86_400_000;

/** The last moment the wire has. */
const LAST = Date.parse('9999-12-31T23:59:59.999Z');

interface Row extends Omit<StatsBucket, 'at'> {
  at: Date;
}

/** Counts by outcome and latency percentiles per bucket of time, UTC; empty buckets are left out. */
@Injectable()
export class DeliveryStatsService {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  async stats(scope: SiteScope, query: StatsQuery) {
    const { bucket, ...filter } = query;
    const span = spanOf(query);
    if ((Date.parse(span.to) - Date.parse(span.from)) / BUCKET_MS[bucket] > MOST_BUCKETS) {
      throw invalidInput([{ path: 'bucket', message: 'is too small for so long a time' }]);
    }
    const values = new SqlValues();
    const since = await keptSince(this.db, scope.siteId);
    const question = { scope, filter: { ...filter, ...span }, keptSince: since };
    const where = allOf(logConditions(question, values));
    const rows: Row[] = await this.db.query(
      `SELECT date_trunc(${values.add(bucket)}, attempted_at, 'UTC') AS at,
              count(*) FILTER (WHERE outcome = 'delivered')::int AS delivered,
              count(*) FILTER (WHERE outcome = 'retried')::int AS retried,
              count(*) FILTER (WHERE outcome = 'failed')::int AS failed,
              percentile_disc(0.5) WITHIN GROUP (ORDER BY latency_ms) AS latency_p50,
              percentile_disc(0.95) WITHIN GROUP (ORDER BY latency_ms) AS latency_p95,
              percentile_disc(0.99) WITHIN GROUP (ORDER BY latency_ms) AS latency_p99
         FROM delivery_log WHERE ${where}
        GROUP BY 1 ORDER BY 1`,
      values.list,
    );
    return {
      items: rows.map((row): StatsBucket => ({ ...row, at: row.at.toISOString() })),
      next_cursor: null,
    };
  }
}

/** Both ends of the time asked for; what is left out is a day from the other, or now. */
function spanOf({ from, to }: StatsQuery): { from: string; to: string } {
  if (from)
    return { from, to: to ?? new Date(Math.min(Date.parse(from) + DAY_MS, LAST)).toISOString() };
  const end = to ? Date.parse(to) : Date.now();
  return { from: new Date(end - DAY_MS).toISOString(), to: new Date(end).toISOString() };
}
