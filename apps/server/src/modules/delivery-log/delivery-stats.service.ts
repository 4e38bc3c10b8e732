import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { StatsBucket, StatsQuery } from '@patchbay/contracts/delivery';
import { DataSource } from 'typeorm';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { invalidInput } from '../../platform/errors/problem.ts';

const BUCKET_MS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

/** More would be a chart nobody can read, and a query nobody should ask. */
const MOST_BUCKETS = 1500;

interface Row extends Omit<StatsBucket, 'at'> {
  at: Date;
}

/** Counts by outcome and latency percentiles per bucket of time, UTC; empty buckets are left out. */
@Injectable()
export class DeliveryStatsService {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  async stats(scope: SiteScope, query: StatsQuery) {
    const spanMs = Date.parse(query.to) - Date.parse(query.from);
    if (spanMs / BUCKET_MS[query.bucket] > MOST_BUCKETS) {
      throw invalidInput([{ path: 'bucket', message: 'is too small for so long a time' }]);
    }
    const rows: Row[] = await this.db.query(
      `SELECT date_trunc($4, attempted_at, 'UTC') AS at,
              count(*) FILTER (WHERE outcome = 'delivered')::int AS delivered,
              count(*) FILTER (WHERE outcome = 'retried')::int AS retried,
              count(*) FILTER (WHERE outcome = 'failed')::int AS failed,
              percentile_disc(0.5) WITHIN GROUP (ORDER BY latency_ms) AS latency_p50,
              percentile_disc(0.95) WITHIN GROUP (ORDER BY latency_ms) AS latency_p95,
              percentile_disc(0.99) WITHIN GROUP (ORDER BY latency_ms) AS latency_p99
         FROM delivery_log
        WHERE site_id = $1 AND attempted_at >= $2 AND attempted_at <= $3
          AND ($5::bigint IS NULL OR connection_id = $5)
          AND ($6::bigint[] IS NULL OR connection_id = ANY($6))
          AND ($7::text[] IS NULL OR connection_id IN (
            SELECT id FROM connections WHERE site_id = $1 AND family = ANY($7)))
          AND connection_id NOT IN (
            SELECT id FROM connections WHERE site_id = $1 AND family = ANY($8))
        GROUP BY 1 ORDER BY 1`,
      [
        ...[scope.siteId, query.from, query.to, query.bucket, query.connection_id ?? null],
        ...limitsOf(scope),
        scope.withheldFamilies('deliveries.browse'),
      ],
    );
    return {
      items: rows.map((row): StatsBucket => ({ ...row, at: row.at.toISOString() })),
      next_cursor: null,
    };
  }
}

/** A limited token counts its own connections only. */
function limitsOf({
  caller,
}: SiteScope): [connections: number[] | null, families: string[] | null] {
  return caller.kind === 'token' ? [caller.connections, caller.families] : [null, null];
}
