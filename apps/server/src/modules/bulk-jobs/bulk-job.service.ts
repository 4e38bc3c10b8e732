import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type {
  BulkJobQuery,
  CancelFilter,
  RetryFilter,
  BulkJob as WireJob,
} from '@patchbay/contracts/bulk-job';
import type { Page } from '@patchbay/contracts/common';
import { type BulkJobEvent, bulkJobAfter, isFinal } from '@patchbay/core/bulk-job-status';
import { DataSource } from 'typeorm';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { type Keyset, applyKeyset, toPage } from '../../platform/database/keyset.ts';
import { conflict, notFound } from '../../platform/errors/problem.ts';
import { ActivityService } from '../activity/activity.service.ts';
import { askForJob } from './ask-for-job.ts';
import { BulkJob } from './bulk-job.entity.ts';
import { toBulkJob } from './bulk-job.wire.ts';

/** Long work over many deliveries: asked for and steered here, done by the runner. */
@Injectable()
export class BulkJobService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(ActivityService) private readonly activity: ActivityService,
  ) {}

  /** Retries what is failed now and matches; what fails later is not swept along. */
  retryDeliveries(scope: SiteScope, filter: RetryFilter): Promise<WireJob> {
    return this.ask(scope, 'retry_deliveries', filter, 'delivery.retry_many');
  }

  /** Cancels what waits now and matches; what is accepted later, or on its way by then, is not. */
  cancelDeliveries(scope: SiteScope, filter: CancelFilter): Promise<WireJob> {
    return this.ask(scope, 'cancel_deliveries', filter, 'delivery.cancel_many');
  }

  async list(scope: SiteScope, query: BulkJobQuery): Promise<Page<WireJob>> {
    const { cursor, limit, status } = query;
    const keyset: Keyset = {
      ...{ column: 'j.id', id: 'j.id', type: 'bigint', nullable: false, descending: true },
      ...{ limit, cursor, fingerprint: ['bulk-jobs', scope.siteId, status] },
    };
    const select = this.db.manager.createQueryBuilder(BulkJob, 'j').where(visibleTo(scope));
    if (status) select.andWhere('j.status IN (:...statuses)', { statuses: status });
    const rows = await applyKeyset(select, keyset).getMany();
    return toPage(rows, keyset, (row) => ({ value: row.id, id: row.id }), toBulkJob);
  }

  async get(scope: SiteScope, id: number): Promise<WireJob> {
    const row = await this.db.manager.findOneBy(BulkJob, { ...visibleTo(scope), id });
    if (!row) throw notFound('bulk job');
    return toBulkJob(row);
  }

  /** When this returns, the bite under way has ended, and no other begins against the new status. */
  move(scope: SiteScope, id: number, event: BulkJobEvent): Promise<WireJob> {
    return this.db.transaction(async (manager) => {
      const row = await manager.findOne(BulkJob, {
        where: { ...visibleTo(scope), id },
        lock: { mode: 'pessimistic_write' },
      });
      if (!row) throw notFound('bulk job');
      const status = bulkJobAfter(row.status, event);
      if (!status) {
        throw conflict('invalid_transition', `This job is ${row.status}.`, {
          ...{ state: row.status, event },
        });
      }
      const before = { status: row.status };
      Object.assign(row, { status, errors: 0 });
      if (isFinal(status)) row.finished_at = new Date();
      await manager.save(row);
      await this.activity.record(manager, {
        siteId: scope.siteId,
        actor: scope.actor,
        action: `bulk_job.${event}`,
        outcome: 'ok',
        before,
        after: { bulk_job_id: id, status, done: row.done, total: row.total },
      });
      return toBulkJob(row);
    });
  }

  private ask(
    scope: SiteScope,
    kind: BulkJob['kind'],
    filter: RetryFilter | CancelFilter,
    action: string,
  ): Promise<WireJob> {
    return this.db.transaction(async (manager) => {
      const row = await askForJob(manager, scope, kind, filter);
      await this.activity.record(manager, {
        siteId: scope.siteId,
        actor: scope.actor,
        action,
        outcome: 'ok',
        after: { bulk_job_id: row.id, filter, total: row.total, counted: row.counted },
      });
      return toBulkJob(row);
    });
  }
}

/** A token limited to some connections sees its own jobs: others' filters name other connections. */
function visibleTo({ siteId, caller, actor }: SiteScope) {
  const isLimited = caller.kind === 'token' && Boolean(caller.connections ?? caller.families);
  return isLimited
    ? { site_id: siteId, actor_kind: actor.kind, actor_id: actor.id ?? -1 }
    : { site_id: siteId };
}
