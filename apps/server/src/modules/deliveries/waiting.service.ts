import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Waiting, WaitingQuery } from '@patchbay/contracts/delivery-list';
import { DataSource } from 'typeorm';
import { connectionLimits } from '../../platform/access/connection-limits.ts';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { planByIndex } from '../../platform/database/plan-by-index.ts';
import { SqlConditions } from '../../platform/database/sql-conditions.ts';
import { laneOrder, lanesSql } from './delivery-lanes.ts';
import { INDEXED_STATUSES } from './delivery.entity.ts';

/** Nobody reads more from the number, and counting a million would cost each reader a second. */
const MOST = 10_000;

const UNFINISHED = ['pending', 'held', 'running'] as const;

/** How much waits, of a site or of one connection. */
@Injectable()
export class WaitingService {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  async count(scope: SiteScope, query: WaitingQuery): Promise<Waiting> {
    const conditions = new SqlConditions();
    const asked = {
      siteId: scope.siteId,
      connectionId: query.connection_id,
      limits: connectionLimits(scope, 'deliveries.browse'),
    };
    const parts = UNFINISHED.flatMap((status) =>
      INDEXED_STATUSES[status].map((branch) => {
        const lanes = lanesSql(conditions, branch, asked);
        const ofLane = `FROM deliveries d WHERE d.site_id = lane.site_id
          AND d.connection_id = lane.connection_id AND ${branch}`;
        return `SELECT '${status}' AS status,
          (SELECT count(*)::int FROM (SELECT 1 FROM (${lanes}) lane
            CROSS JOIN LATERAL (SELECT 1 ${ofLane} LIMIT ${MOST}) one LIMIT ${MOST}) counted) AS n,
          (SELECT min(first.created_at) FROM (${lanes}) lane
            CROSS JOIN LATERAL (SELECT d.created_at ${ofLane} ORDER BY ${laneOrder(branch)} LIMIT 1) first) AS oldest`;
      }),
    );
    const rows = await this.db.transaction(async (manager): Promise<Counted[]> => {
      await planByIndex(manager);
      return manager.query(parts.join(' UNION ALL '), conditions.parameters);
    });
    const countOf = (status: string) =>
      rows.reduce((sum, row) => (row.status === status ? sum + row.n : sum), 0);
    const [pending, held, running] = [countOf('pending'), countOf('held'), countOf('running')];
    const counts = { pending, held, running };
    const times = rows.flatMap(({ oldest }) => (oldest ? [oldest.getTime()] : []));
    return {
      pending: Math.min(MOST, pending),
      held: Math.min(MOST, held),
      running: Math.min(MOST, running),
      capped: UNFINISHED.filter((status) => counts[status] >= MOST),
      oldest_at: times.length > 0 ? new Date(Math.min(...times)).toISOString() : null,
    };
  }
}

interface Counted {
  status: (typeof UNFINISHED)[number];
  n: number;
  oldest: Date | null;
}
