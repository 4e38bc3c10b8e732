import type { CancelFilter, RetryFilter } from '@patchbay/contracts/bulk-job';
import type { EntityManager } from 'typeorm';
import { connectionLimits } from '../../platform/access/connection-limits.ts';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { ProblemError } from '../../platform/errors/problem.ts';
import { countBite } from './bite.ts';
import { BulkJob } from './bulk-job.entity.ts';
import { countSize } from './count-size.ts';
import { START, afterCount } from './job-step.ts';
import { planByIndex } from '../../platform/database/plan-by-index.ts';

/**
 * Stores a job for what matches now. A bounded number of deliveries is looked at; where that is not
 * all, a worker goes on counting.
 *
 * @throws ProblemError 422 `nothing_matches`
 */
export async function askForJob(
  manager: EntityManager,
  scope: SiteScope,
  kind: BulkJob['kind'],
  filter: RetryFilter | CancelFilter,
): Promise<BulkJob> {
  await planByIndex(manager);
  const [{ now }]: [{ now: Date }] = await manager.query('SELECT now()::timestamptz(3) AS now');
  const named = filter.delivery_ids && [...new Set(filter.delivery_ids)];
  const asked = {
    site_id: scope.siteId,
    kind,
    filter: { ...filter, ...(named && { delivery_ids: named }) },
    limits: connectionLimits(scope, 'deliveries.retry'),
    created_at: now,
  };
  const bite = await countBite(manager, asked, START, countSize(asked.filter));
  if (bite.found === 0 && !bite.more) throw nothingMatches(kind);
  const counted = afterCount({ total: 0, matched: 0, done: 0, errors: 0 }, bite);
  const row = manager.create(BulkJob, {
    ...asked,
    ...counted,
    skipped: 0,
    ...(named && { total: named.length, skipped: named.length - bite.found }),
    status: 'running',
    done: 0,
    reason: null,
    finished_at: null,
    turn_at: now,
    created_by: scope.actor.name,
    actor_kind: scope.actor.kind,
    actor_id: scope.actor.id,
  });
  return manager.save(row);
}

function nothingMatches(kind: BulkJob['kind']): ProblemError {
  const what = kind === 'retry_deliveries' ? 'failed' : 'waiting';
  return new ProblemError(422, 'nothing_matches', `No ${what} delivery matches the filter.`, {
    errors: [{ path: 'filter', message: `matches no ${what} delivery` }],
  });
}
