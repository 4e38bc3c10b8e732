import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { BulkJob as WireJob, RetryMany } from '@patchbay/contracts/delivery';
import { DataSource } from 'typeorm';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { notFound } from '../../platform/errors/problem.ts';
import { ActivityService } from '../activity/activity.service.ts';
import { BulkJob } from './bulk-job.entity.ts';
import { failedMatching } from './failed-matching.ts';

/** Long work over many deliveries: asked for here, done by the runner, its progress readable. */
@Injectable()
export class BulkJobService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(ActivityService) private readonly activity: ActivityService,
  ) {}

  /** Retries what is failed now and matches; what fails later is not swept along. */
  async retryDeliveries(scope: SiteScope, filter: RetryMany['filter']): Promise<WireJob> {
    const { sql, parameters } = failedMatching(scope.siteId, limited(scope, filter));
    return this.db.transaction(async (manager) => {
      const [found]: [{ total: number; ceiling: number | null }] = await manager.query(
        `SELECT count(*)::int AS total, max(d.id) AS ceiling FROM deliveries d WHERE ${sql}`,
        parameters,
      );
      const row = manager.create(BulkJob, {
        site_id: scope.siteId,
        kind: 'retry_deliveries',
        filter: limited(scope, filter),
        status: found.total === 0 ? 'done' : 'running',
        total: found.total,
        done: 0,
        position: 0,
        ceiling: found.ceiling ?? 0,
        created_by: scope.actor.name,
        finished_at: found.total === 0 ? new Date() : null,
      });
      await manager.save(row);
      await this.activity.record(manager, {
        siteId: scope.siteId,
        actor: scope.actor,
        action: 'delivery.retry_many',
        outcome: 'ok',
        after: { bulk_job_id: row.id, filter, total: found.total },
      });
      return toBulkJob(row);
    });
  }

  async get(scope: SiteScope, id: number): Promise<WireJob> {
    const row = await this.db.manager.findOneBy(BulkJob, { site_id: scope.siteId, id });
    if (!row) throw notFound('bulk job');
    return toBulkJob(row);
  }
}

/** What its caller may not retry goes along with the job: families' demands, a token's own limits. */
function limited(scope: SiteScope, filter: RetryMany['filter']): Record<string, unknown> {
  const { caller } = scope;
  const withheld = scope.withheldFamilies('deliveries.retry');
  const allowed = { ...filter, ...(withheld.length > 0 && { except_families: withheld }) };
  if (caller.kind !== 'token') return allowed;
  return {
    ...allowed,
    ...(caller.connections && { only_connections: caller.connections }),
    ...(caller.families && { only_families: caller.families }),
  };
}

function toBulkJob(row: BulkJob): WireJob {
  return {
    id: row.id,
    kind: row.kind,
    status: row.status,
    total: row.total,
    done: row.done,
    created_at: row.created_at.toISOString(),
    finished_at: row.finished_at?.toISOString() ?? null,
  };
}
