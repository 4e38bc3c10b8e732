import type { DeliveryQuery } from '@patchbay/contracts/delivery-list';
import { escapeLike } from '../../platform/database/escape-like.ts';
import type { SqlConditions } from '../../platform/database/sql-conditions.ts';
import type { IdRange } from './accepted-between.ts';

export type ListFilter = Omit<DeliveryQuery, 'sort' | 'limit' | 'cursor'>;

/** Where a list goes on, in the order of ids, which is that of acceptance. */
export interface ListPlace extends IdRange {
  descending: boolean;
  /** The last one seen. */
  after: number | null;
}

/** What is still to be read of `id`. */
export function addPlace(conditions: SqlConditions, id: string, place: ListPlace): SqlConditions {
  return conditions
    .add(place.after ?? undefined, (p) => `${id} ${place.descending ? '<' : '>'} ${p}`)
    .add(place.above ?? undefined, (p) => `${id} > ${p}`)
    .add(place.below ?? undefined, (p) => `${id} < ${p}`);
}

/** The filters over `d`, apart from status and connection, which choose the index. */
export function addListFilter(
  conditions: SqlConditions,
  filter: ListFilter,
  place: ListPlace,
): void {
  addPlace(conditions, 'd.id', place)
    .add(filter.originating_module || undefined, (p) => `d.originating_module = ${p}`)
    .add(filter.q ? `%${escapeLike(filter.q)}%` : undefined, (p) => `d.event_identifier ILIKE ${p}`)
    .add(filter.from, (p) => `d.created_at >= ${p}`)
    .add(filter.to, (p) => `d.created_at <= ${p}`);
}

/** Without payload and idempotency key. */
export const LISTED_COLUMNS = `d.site_id, d.id, d.connection_id, d.action, d.originating_module,
  d.event_identifier, d.status, d.attempts, d.schedule_base, d.next_attempt_at, d.lease_owner,
  d.message_id, d.created_at, d.finished_at`;
