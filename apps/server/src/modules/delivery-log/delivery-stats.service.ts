import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { StatsBucket, StatsQuery } from '@patchbay/contracts/delivery';
import { DataSource } from 'typeorm';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { invalidInput } from '../../platform/errors/problem.ts';
import { keptSince } from './log-retention.service.ts';
import { countStats } from './stats/count-stats.ts';
import type { StatsRow } from './stats/stats-question.ts';

const BUCKET_MS = { minute: 60_000, hour: 3_600_000, day: 86_400_000, total: Infinity } as const;

/** More would be a chart nobody can read, and a query nobody should ask. */
const MOST_BUCKETS = 1500;
const MOST_BUCKETS_OF_GROUPS = 200;

const DAY_MS = 86_400_000;

/** A search reads every entry it finds, and nobody waits for longer. */
const LONGEST_SEARCH_MS = 3000;

const TOO_MANY = () =>
  invalidInput([{ path: 'q', message: 'is found too often to be counted: name a shorter time' }]);

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const QUERY_CANCELED = '57014';

/** Counts by outcome and latency percentiles per bucket of time, UTC; empty buckets are left out. */
@Injectable()
export class DeliveryStatsService {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** @throws ProblemError 400 naming `bucket` when there would be too many */
  async stats(scope: SiteScope, query: StatsQuery) {
    const { bucket, group, latency, connection_id: connections, ...filter } = query;
    const span = spanOf(query);
    const buckets = (Date.parse(span.to) - Date.parse(span.from)) / BUCKET_MS[bucket];
    if (buckets > (group ? MOST_BUCKETS_OF_GROUPS : MOST_BUCKETS)) {
      throw invalidInput([{ path: 'bucket', message: 'is too small for so long a time' }]);
    }
    // Sums and what is not yet in them are read as of the same moment.
    const asked = this.db.transaction('REPEATABLE READ', async (manager) => {
      if (filter.q) await manager.query(`SET LOCAL statement_timeout = ${LONGEST_SEARCH_MS}`);
      const since = await keptSince(manager, scope.siteId);
      const rows = await countStats(manager, {
        ...{ scope, bucket, group, latency, connections, keptSince: since },
        filter: { ...filter, ...span },
      });
      return { rows, since };
    });
    const { rows, since } = await asked.catch((error: unknown) => {
      throw isCancelled(error) ? TOO_MANY() : error;
    });
    return {
      items: rows.map((row) => toBucket(row, group)),
      next_cursor: null,
      kept_since: since.toISOString(),
    };
  }
}

function toBucket({ at, key, ...row }: StatsRow, group: StatsQuery['group']): StatsBucket {
  const bucket = { at: at.toISOString(), ...row };
  switch (group) {
    case undefined:
      return bucket;
    case 'connection':
      return { ...bucket, connection_id: key === null ? null : Number(key) };
    case 'connector_type':
    case 'originating_module':
      return { ...bucket, [group]: key };
  }
}

/** Both ends of the time asked for: the end is now unless it is named, the start a day before the end. */
function spanOf({ from, to }: StatsQuery): { from: string; to: string } {
  if (from)
    return { from, to: to ?? new Date(Math.max(Date.parse(from), Date.now())).toISOString() };
  const end = to ? Date.parse(to) : Date.now();
  return { from: new Date(end - DAY_MS).toISOString(), to: new Date(end).toISOString() };
}

function isCancelled(error: unknown): boolean {
  return (error as { code?: string }).code === QUERY_CANCELED;
}
