import type { CancelFilter, RetryFilter } from '@patchbay/contracts/bulk-job';
import { type DeliveryStatus, WAITING_STATUSES } from '@patchbay/core/delivery-status';
import { type ConnectionLimits, addLimits } from '../../platform/access/connection-limits.ts';
import { escapeLike } from '../../platform/database/escape-like.ts';
import type { SqlConditions } from '../../platform/database/sql-conditions.ts';
import type { BulkJob } from './bulk-job.entity.ts';

/** What decides which deliveries a job is about. */
export type Asked = Pick<BulkJob, 'site_id' | 'kind' | 'filter' | 'limits' | 'created_at'>;

/** Whether what matched a moment ago still does, now that it is locked: all else never changes. */
export function stillMatches(
  asked: Asked,
  now: { status: DeliveryStatus; finished_at: Date | null },
) {
  if (asked.kind === 'cancel_deliveries') return statusesOf(asked).includes(now.status);
  return now.status === 'failed' && now.finished_at !== null && now.finished_at <= asked.created_at;
}

/** What a delivery must be for the job to touch it. */
export function statusesOf({ kind, filter }: Asked): readonly DeliveryStatus[] {
  if (kind === 'retry_deliveries') return ['failed'];
  return (filter as CancelFilter).status ?? WAITING_STATUSES;
}

/** Adds which deliveries `d` the job is about, apart from the site. */
export function addMatching(conditions: SqlConditions, asked: Asked): void {
  const { kind, limits, created_at } = asked;
  if (kind === 'retry_deliveries') {
    addFailed(conditions, asked.filter as RetryFilter, limits, created_at);
  } else {
    addWaiting(conditions, asked.filter as CancelFilter, limits, created_at);
  }
}

function addFailed(
  conditions: SqlConditions,
  filter: RetryFilter,
  limits: ConnectionLimits,
  askedAt: Date,
): void {
  conditions
    .always(`d.status = 'failed'`)
    // A call through the proxy keeps no body to send again.
    .always(`d.action <> 'proxy'`)
    .always(`EXISTS (${connectionOf('true')})`)
    // What fails later, perhaps after this very retry, is not swept along.
    .add(askedAt, (p) => `d.finished_at <= ${p}`)
    .add(filter.from, (p) => `d.finished_at >= ${p}`)
    .add(filter.to, (p) => `d.finished_at <= ${p}`);
  const lastAttempt = (column: string) => `(SELECT l.${column} FROM delivery_log l
    WHERE l.site_id = d.site_id AND l.delivery_id = d.id AND l.attempted_at >= d.created_at
    ORDER BY l.id DESC LIMIT 1)`;
  conditions
    .add(filter.error_code, (p) => `${lastAttempt('error_code')} = ${p}`)
    .add(filter.vendor_response_code, (p) => `${lastAttempt('vendor_response_code')} = ${p}`);
  addShared(conditions, filter, limits);
}

function addWaiting(
  conditions: SqlConditions,
  filter: CancelFilter,
  limits: ConnectionLimits,
  askedAt: Date,
): void {
  conditions
    .add(filter.status ?? WAITING_STATUSES, (p) => `d.status = ANY(${p}::text[])`)
    // What is accepted later is not swept along.
    .add(askedAt, (p) => `d.created_at <= ${p}`)
    .add(filter.from, (p) => `d.created_at >= ${p}`)
    .add(filter.to, (p) => `d.created_at <= ${p}`);
  addShared(conditions, filter, limits);
}

function addShared(
  conditions: SqlConditions,
  filter: RetryFilter | CancelFilter,
  limits: ConnectionLimits,
): void {
  conditions
    .add(filter.connection_id, (p) => `d.connection_id = ${p}`)
    .add(
      filter.connector_type === undefined ? undefined : [filter.connector_type].flat(),
      (p) => `EXISTS (${connectionOf(`c.connector_type = ANY(${p}::text[])`)})`,
    )
    .add(filter.originating_module, (p) => `d.originating_module = ${p}`)
    .add(filter.q ? `%${escapeLike(filter.q)}%` : undefined, (p) => `d.event_identifier ILIKE ${p}`)
    .add(filter.delivery_ids, (p) => `d.id = ANY(${p}::bigint[])`);
  addLimits(conditions, 'd', limits);
}

/** OFFSET keeps it a look at one connection for a delivery: turned into a join it may be done first. */
function connectionOf(condition: string): string {
  return `SELECT 1 FROM connections c
    WHERE c.site_id = d.site_id AND c.id = d.connection_id AND ${condition} OFFSET 0`;
}
